package dev.headrace.state;

import static dev.headrace.state.States.bytes;
import static dev.headrace.state.States.hash;

import dev.headrace.hash.Bytes;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One change of a store among few rows, all chosen by a seed: one call, so one transaction. */
public final class RandomChange {

  public static final List<String> SOURCES = List.of("one", "two");
  public static final List<String> TARGETS = List.of("index", "files");
  public static final int SOURCE_KEYS = 6;
  public static final int TARGET_KEYS = 8;

  private final StateStore store;
  private final Random random;

  private RandomChange(StateStore store, long seed) {
    this.store = store;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** Makes the change and returns what the store returned. */
  public static Object apply(StateStore store, long seed) {
    return new RandomChange(store, seed).apply();
  }

  private Object apply() {
    int kind = random.nextInt(100);
    if (kind < 25) {
      return store.intend(some(() -> new Intention(source(), sourceKey(), some(this::write))));
    } else if (kind < 55) {
      return store.commit(some(this::outcome), random.nextInt(9));
    } else if (kind < 65) {
      store.retire(some(this::id));
    } else if (kind < 70) {
      store.intendDelete(target(), some(() -> targetKey().bytes()));
    } else if (kind < 75) {
      store.forget(target(), some(() -> targetKey().bytes()));
    } else if (kind < 80) {
      store.touch(some(() -> new Touch(id(), version())));
    } else if (kind < 92) {
      return store.fail(some(this::failure), Instant.ofEpochMilli(random.nextInt()));
    } else if (kind < 94) {
      store.invalidate(target());
    } else if (kind < 97) {
      store.setProperty(source(), target(), value());
    } else {
      long run = store.beginRun(source(), Instant.EPOCH);
      return run;
    }
    return "";
  }

  private <T> List<T> some(Supplier<T> one) {
    List<T> some = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      some.add(one.get());
    }
    return some;
  }

  private Commit outcome() {
    return new Commit(
        source(),
        sourceKey(),
        version(),
        hash(random.nextLong()),
        hash(random.nextLong()),
        value(),
        some(() -> new Claim(target(), targetKey(), hash(random.nextInt(3)))));
  }

  private Failure failure() {
    return new Failure(
        source(),
        sourceKey(),
        Failure.Place.TRANSFORM,
        "step " + random.nextInt(3),
        "error",
        "m\u00e9ssage");
  }

  private TargetKey write() {
    return new TargetKey(target(), targetKey());
  }

  /** The id of a row, now and then of none. */
  private long id() {
    SourceRow row = store.find(source(), sourceKey().bytes());
    return row == null ? 99 : row.id();
  }

  private String source() {
    return SOURCES.get(random.nextInt(SOURCES.size()));
  }

  private String target() {
    return TARGETS.get(random.nextInt(TARGETS.size()));
  }

  private Key sourceKey() {
    return key("s", random.nextInt(SOURCE_KEYS));
  }

  private Key targetKey() {
    return key("t", random.nextInt(TARGET_KEYS));
  }

  /** One of a few keys: half of them encoded as rows are, the others with a label of their own. */
  public static Key key(String kind, int number) {
    String name = kind + number;
    return number % 2 == 0
        ? new Key(bytes("\0\4" + name + "/x"), name + "/x")
        : new Key(bytes(name), "the key " + name);
  }

  private @Nullable String version() {
    return random.nextInt(4) == 0 ? null : "v" + random.nextInt();
  }

  private Bytes value() {
    byte[] value = new byte[random.nextInt(40)];
    random.nextBytes(value);
    return Bytes.of(value);
  }
}
