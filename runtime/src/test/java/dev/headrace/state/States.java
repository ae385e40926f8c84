package dev.headrace.state;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.TargetRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Short words for what tests record. */
public final class States {

  public static final String DOCS = "docs.Search/docs";
  public static final String INDEX = "docs.Search/index";

  private States() {}

  public static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Key key(String text) {
    return new Key(bytes(text), text);
  }

  public static Hash hash(long number) {
    return new Hash(number, ~number);
  }

  public static Intention intention(String key, String... writes) {
    return new Intention(
        DOCS, key(key), Stream.of(writes).map(w -> new TargetKey(INDEX, key(w))).toList());
  }

  public static Claim claim(String key, long hash) {
    return new Claim(INDEX, key(key), hash(hash));
  }

  /** A commit whose version, content, plan and trace all derive from one number. */
  public static Commit outcome(String key, long number, Claim... claims) {
    return new Commit(
        DOCS,
        key(key),
        "v" + number,
        hash(number),
        hash(-number),
        bytes("trace " + number),
        List.of(claims));
  }

  public static Failure failure(String key, String message) {
    return new Failure(
        DOCS, key(key), Failure.Place.TRANSFORM, "embedding", "java.io.IOException", message);
  }

  public static SourceRow found(StateStore store, String key) {
    return Objects.requireNonNull(store.find(DOCS, bytes(key)), key);
  }

  public static TargetRow foundTarget(StateStore store, String key) {
    return Objects.requireNonNull(store.findTarget(INDEX, bytes(key)), key);
  }

  public static List<SourceRow> rows(StateStore store, String source) {
    List<SourceRow> rows = new ArrayList<>();
    store.forEachRow(source, rows::add);
    return rows;
  }

  public static List<StateStore.FailedRow> failures(StateStore store, String source) {
    List<StateStore.FailedRow> failures = new ArrayList<>();
    store.forEachFailure(source, failures::add);
    return failures;
  }
}
