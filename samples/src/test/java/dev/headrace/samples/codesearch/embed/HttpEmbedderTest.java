package dev.headrace.samples.codesearch.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpEmbedderTest {

  private static final String KEY = "sk-very-secret";
  private static final String TWO =
      """
      {"data": [{"index": 0, "embedding": [1, 0.5]}, {"index": 1, "embedding": [-1, 2e-3]}]}
      """;

  private final MockWebServer server = new MockWebServer();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private HttpEmbedder embedder;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    embedder = HttpEmbedder.of(server.url("/v1").toString(), "m", 2, KEY, policy(4));
  }

  @AfterEach
  void stop() {
    embedder.close();
    server.close();
  }

  @Test
  void asksForAVectorOfEachText() throws Exception {
    answer(200, TWO);

    assertThat(embed("one \"a\"", "two ü"))
        .containsExactly(new float[] {1, 0.5f}, new float[] {-1, 0.002f});

    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /v1/embeddings HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(request.getBody().utf8()))
        .isEqualTo(
            json.readTree(
                """
                {"model": "m", "input": ["one \\"a\\"", "two ü"], "encoding_format": "float", "dimensions": 2}
                """));
    assertThat(waits).isEmpty();
  }

  @Test
  void withoutKeyAndDimensionsNoneAreSent() throws Exception {
    answer(200, TWO);

    try (HttpEmbedder plain =
        HttpEmbedder.of(server.url("/v1/embeddings").toString(), "m", 0, null, policy(1))) {
      assertThat(plain.embed(List.of("one", "two"))).hasSize(2);
    }

    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/v1/embeddings");
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(request.getBody().utf8()).doesNotContain("dimensions");
  }

  @Test
  void vectorsAreSortedByIndex() throws Exception {
    answer(
        200,
        """
        {"data": [{"index": 1, "embedding": [2, 2]}, {"index": 0, "embedding": [1, 1]}]}
        """);

    assertThat(embed("one", "two")).containsExactly(new float[] {1, 1}, new float[] {2, 2});
  }

  @Test
  void withoutTextsNothingIsAsked() throws Exception {
    assertThat(embedder.embed(List.of())).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aBusyServerIsAskedAgain(int status) throws Exception {
    answer(status, "busy");
    answer(status, "busy");
    answer(200, TWO);

    assertThat(embed("one", "two")).hasSize(2);
    assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void theServerMaySayWhenToAskAgain() throws Exception {
    server.enqueue(new MockResponse(429, Headers.of("Retry-After", "7"), ""));
    server.enqueue(
        new MockResponse(
            503,
            Headers.of(
                "Retry-After",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    ZonedDateTime.now(ZoneOffset.UTC).minusHours(1))),
            ""));
    server.enqueue(new MockResponse(429, Headers.of("Retry-After", "soon"), ""));
    answer(200, TWO);

    assertThat(embed("one", "two")).hasSize(2);
    assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ZERO, Duration.ofSeconds(2));
  }

  @Test
  void aServerThatWantsToBeLeftAloneForLongIsGivenUp() {
    server.enqueue(new MockResponse(429, Headers.of("Retry-After", "3600"), "quota"));

    assertThatThrownBy(() -> embed("one", "two"))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("answered 429")
        .hasMessageContaining("it wants to be asked again in 3600 s, but at most 60 s are waited");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aServerThatStaysBusyIsGivenUp() {
    for (int i = 0; i < 4; i++) {
      answer(500, "out of memory");
    }

    assertThatThrownBy(() -> embed("one", "two"))
        .isInstanceOf(EmbeddingException.class)
        .hasMessage(
            "%s answered 500 Server Error: out of memory (attempt 4 of 4)"
                .formatted(server.url("/v1/embeddings")));
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "404", "302"})
  void aRefusalIsNotRepeatedAndTheKeyNotShown(int status) {
    answer(status, "no:\n" + KEY + "?");

    assertThatThrownBy(() -> embed("one", "two"))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("answered " + status)
        .hasMessageEndingWith("no: (the key)?");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aServerThatHangsIsNotWaitedForForever() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    try (HttpEmbedder hasty =
        HttpEmbedder.of(
            server.url("/v1").toString(), "m", 2, KEY, policy(2, Duration.ofMillis(200)))) {
      assertThatThrownBy(() -> hasty.embed(List.of("one")))
          .isInstanceOf(EmbeddingException.class)
          .hasMessage(
              "%s gave no answer: timeout (attempt 2 of 2)"
                  .formatted(server.url("/v1/embeddings")));
    }
  }

  @Test
  void anInterruptedThreadStopsWaiting() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                embed("one");
              } catch (Throwable t) {
                thrown.set(t);
              } finally {
                done.countDown();
              }
            });
    thread.start();
    server.takeRequest();

    thread.interrupt();
    done.await();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aBodyThatBreaksOffIsAskedForAgain() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body(TWO)
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    answer(200, TWO);

    assertThat(embed("one", "two")).hasSize(2);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aServerThatIsNotThereIsNamedAtOnce() {
    String url = server.url("/v1").toString();
    server.close();

    try (HttpEmbedder lost = HttpEmbedder.of(url, "m", 2, KEY, policy(4))) {
      assertThatThrownBy(() -> lost.embed(List.of("one")))
          .isInstanceOf(EmbeddingException.class)
          .hasMessageStartingWith(url + "/embeddings gave no answer: ")
          .hasCauseInstanceOf(IOException.class);
      assertThat(waits).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html>                                                    | what is not JSON
          {"data": [{"embedding": [1, 2]}, {"embedding": [1,        | what is not JSON
          {"object": "list"}                                        | without a list "data"
          {"data": []}                                              | 0 vectors for 2 texts
          {"data": [{"embedding": [1, 2]}]}                         | 1 vectors for 2 texts
          {"data": [{"embedding": [1, 2]}, {"embedding": [1]}]}     | a vector of 1 dimensions for text 1, expected 2
          {"data": [{"embedding": [1, 2]}, {"embedding": []}]}      | without numbers for text 1
          {"data": [{"embedding": [1, 2]}, {"embedding": "AAAA"}]}  | without numbers for text 1
          {"data": [{"embedding": [1, 2]}, {"embedding": [1, "x"]}]} | "x" as number 1 of text 1
          {"data": [{"embedding": [1, 2]}, {"embedding": [1, 1e99]}]} | 1.0E99 as number 1 of text 1
          {"data": [{"index": 0, "embedding": [1, 2]}, {"index": 0, "embedding": [1, 2]}]} | a wrong or repeated index 0
          {"data": [{"index": 0, "embedding": [1, 2]}, {"index": 2, "embedding": [1, 2]}]} | a wrong or repeated index 2
          """)
  void anAnswerThatIsNotAsManyVectorsFails(String body, String message) {
    answer(200, body);

    assertThatThrownBy(() -> embed("one", "two"))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageStartingWith(
            "%s (model m) answered with".formatted(server.url("/v1/embeddings")))
        .hasMessageContaining(message);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void theFingerprintNamesServerModelAndDimensionsAndNoSecret() {
    String url = "https://api.example.com/v1?tenant=" + KEY;

    try (HttpEmbedder secret = HttpEmbedder.of(url, "small", 256, KEY);
        HttpEmbedder own = HttpEmbedder.of("http://localhost/embeddings", "small", 0, null)) {
      assertThat(secret.fingerprint())
          .isEqualTo("http/api.example.com:443/v1/embeddings/small/256");
      assertThat(secret.toString()).doesNotContain(KEY);
      assertThat(own.fingerprint()).isEqualTo("http/localhost:80/embeddings/small/own");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localhost:80        | m   | 0  | is not a URL of http or https
          ftp://host/v1       | m   | 0  | is not a URL of http or https
          http://me:pw@host/  | m   | 0  | has a user or password in it
          http://host/v1      | ' ' | 0  | the model has no name
          http://host/v1      | m   | -1 | dimensions must be 0
          """)
  void whatCannotWorkIsRefused(String url, String model, int dimensions, String message) {
    assertThatThrownBy(() -> HttpEmbedder.of(url, model, dimensions, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("pw");
  }

  private RetryPolicy policy(int attempts) {
    return policy(attempts, Duration.ofSeconds(30));
  }

  private RetryPolicy policy(int attempts, Duration timeout) {
    return new RetryPolicy(
        attempts, timeout, Duration.ofMillis(500), Duration.ofSeconds(60), waits::add);
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse(status, Headers.of(), body));
  }

  private List<float[]> embed(String... texts) throws InterruptedException {
    return embedder.embed(List.of(texts));
  }
}
