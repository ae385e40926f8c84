package dev.headrace.evaluate;

import dev.headrace.evaluate.Claims.End;
import dev.headrace.hash.Bytes;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.MemoStore;
import dev.headrace.plan.Encoder;
import org.jspecify.annotations.Nullable;

/** Takes what computations come to: remembers results, ends claims. Thread-safe. */
final class Results {

  private final MemoStore memo;
  private final Claims claims;

  Results(MemoStore memo, Claims claims) {
    this.memo = memo;
    this.claims = claims;
  }

  /**
   * Whether an error is not the element's but everybody's: a broken memo, or a virtual machine at
   * its end. Running out of stack is the element's own.
   */
  static boolean isFatal(Throwable error) {
    return error instanceof MemoException
        || (error instanceof VirtualMachineError && !(error instanceof StackOverflowError));
  }

  /** Throws a fatal error; {@code throw rethrow(e)} shows the compiler that nothing follows. */
  static RuntimeException rethrow(Throwable fatal) {
    if (fatal instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fatal;
  }

  /** Takes a transform's result; one that is null or can't be encoded is a failure. */
  <T> void take(Miss<T> miss, @Nullable T value, Encoder encoder) {
    if (value == null) {
      fail(miss, noValue(miss));
      return;
    }
    Bytes bytes;
    try {
      encoder.clear();
      miss.column.step.node.codec().encode(value, encoder);
      bytes = Bytes.of(encoder.toBytes());
    } catch (RuntimeException | StackOverflowError e) {
      fail(miss, notEncodable(miss, e));
      return;
    }
    memo.put(miss.key, bytes);
    miss.value = value;
    miss.bytes = bytes;
    end(miss, new End(bytes, null));
  }

  <T> void fail(Miss<T> miss, Throwable failure) {
    miss.failure = failure;
    end(miss, new End(null, failure));
  }

  <T> void giveUp(Miss<T> miss) {
    end(miss, End.GIVEN_UP);
  }

  private void end(Miss<?> miss, End end) {
    if (miss.claim != null) {
      claims.end(miss.claim, end);
    }
  }

  private static TransformException noValue(Miss<?> miss) {
    return new TransformException(
        "%s returned null for %s; a transform returns a value: where there may be none, let it return an Optional"
            .formatted(miss.column.name, miss.description()),
        null);
  }

  private static TransformException notEncodable(Miss<?> miss, Throwable cause) {
    return new TransformException(
        "%s returned a value for %s that can't be encoded as %s: %s"
            .formatted(
                miss.column.name,
                miss.description(),
                miss.column.step.node.codec().type(),
                cause.getMessage() == null ? cause : cause.getMessage()),
        cause);
  }
}
