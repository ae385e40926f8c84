package dev.headrace.samples.codesearch.embed;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, again where that may help, until there is an answer. A thread that waits for one
 * can be interrupted. Thread-safe.
 */
final class HttpCalls implements AutoCloseable {

  /** Far more than a batch of vectors takes. */
  private static final int MAX_BYTES = 64 << 20;

  private static final int MAX_EXCERPT = 300;
  private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

  private final RetryPolicy policy;
  private final ExecutorService threads;
  private final OkHttpClient client;

  HttpCalls(RetryPolicy policy) {
    this.policy = policy;
    this.threads = Executors.newCachedThreadPool(HttpCalls::daemon);
    this.client =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(threads))
            .callTimeout(policy.timeout())
            .readTimeout(Duration.ZERO) // the call's timeout is for all of it
            .followRedirects(false)
            .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "embeddings");
    thread.setDaemon(true);
    return thread;
  }

  /** What came of one attempt: the body of a good answer, or what is wrong. */
  private sealed interface Outcome {

    record Body(String text) implements Outcome {}

    record Wrong(
        String what, boolean again, Optional<Duration> retryAfter, @Nullable Exception cause)
        implements Outcome {}
  }

  /**
   * Sends a request.
   *
   * @return the body of the answer
   * @throws EmbeddingException if there is no answer, or it is not a good one
   */
  String send(Request request) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = attempt(request);
      if (outcome instanceof Outcome.Body body) {
        return body.text();
      }
      Outcome.Wrong wrong = (Outcome.Wrong) outcome;
      Duration wait = wrong.retryAfter().orElse(policy.waitAfter(attempt));
      if (!wrong.again() || attempt == policy.attempts() || tooLong(wait)) {
        throw new EmbeddingException(describe(request, wrong, attempt, wait), wrong.cause());
      }
      policy.pause().await(wait);
    }
  }

  private boolean tooLong(Duration wait) {
    return wait.compareTo(policy.longestWait()) > 0;
  }

  private String describe(Request request, Outcome.Wrong wrong, int attempts, Duration wait) {
    String often =
        attempts == 1 ? "" : " (attempt %d of %d)".formatted(attempts, policy.attempts());
    String later =
        wrong.again() && tooLong(wait)
            ? "; it wants to be asked again in %d s, but at most %d s are waited; try again later"
                .formatted(wait.toSeconds(), policy.longestWait().toSeconds())
            : "";
    return "%s %s%s%s".formatted(HttpEmbedder.shown(request.url()), wrong.what(), later, often);
  }

  private Outcome attempt(Request request) throws InterruptedException {
    Call call = client.newCall(request);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    call.enqueue(new Reader(outcome));
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      throw new EmbeddingException(
          HttpEmbedder.shown(request.url()) + " could not be asked", e.getCause());
    } finally {
      call.cancel(); // without effect unless this thread was interrupted
    }
  }

  /** Reads answers, on one of the client's threads. */
  private record Reader(CompletableFuture<Outcome> outcome) implements Callback {

    @Override
    public void onFailure(Call call, IOException e) {
      outcome.complete(unreachable(e));
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        outcome.complete(read(response));
      } catch (IOException e) {
        outcome.complete(unreachable(e));
      } catch (RuntimeException | Error e) {
        outcome.completeExceptionally(e);
        throw e;
      }
    }
  }

  private static Outcome unreachable(IOException e) {
    return new Outcome.Wrong(
        "gave no answer: %s".formatted(e.getMessage()), !isNowhere(e), Optional.empty(), e);
  }

  /** Nobody is there to be asked again. */
  private static boolean isNowhere(IOException e) {
    return e instanceof ConnectException || e instanceof UnknownHostException;
  }

  private static Outcome read(Response response) throws IOException {
    InputStream in = response.body().byteStream();
    if (!response.isSuccessful()) {
      return new Outcome.Wrong(
          "answered %d %s%s"
              .formatted(response.code(), response.message(), excerpt(response.request(), in))
              .strip(),
          BUSY.contains(response.code()),
          RetryAfter.read(response.header("Retry-After"), Clock.systemUTC().instant()),
          null);
    }
    byte[] body = in.readNBytes(MAX_BYTES + 1);
    return body.length <= MAX_BYTES
        ? new Outcome.Body(new String(body, StandardCharsets.UTF_8))
        : new Outcome.Wrong(
            "answered with more than %d bytes; is this an embeddings endpoint?"
                .formatted(MAX_BYTES),
            false,
            Optional.empty(),
            null);
  }

  /** The start of an error's text, on one line and without the key. */
  private static String excerpt(Request request, InputStream in) throws IOException {
    String text = new String(in.readNBytes(MAX_EXCERPT), StandardCharsets.UTF_8).strip();
    String authorization = request.header("Authorization");
    if (authorization != null) {
      text = text.replace(authorization.substring(HttpEmbedder.BEARER.length()), "(the key)");
    }
    return text.isEmpty() ? "" : ": " + text.replace('\r', ' ').replace('\n', ' ');
  }

  @Override
  public void close() {
    threads.shutdown();
    client.connectionPool().evictAll();
  }
}
