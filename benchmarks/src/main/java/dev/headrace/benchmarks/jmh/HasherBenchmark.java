package dev.headrace.benchmarks.jmh;

import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Hashes of a key and of a text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HasherBenchmark {

  private final Hasher hasher = new Hasher();
  private final byte[] key = new byte[64];
  private final byte[] text = new byte[16 << 10];

  /** Starts with empty arrays. */
  public HasherBenchmark() {}

  /**
   * 64 bytes.
   *
   * @return the hash
   */
  @Benchmark
  public Hash key() {
    return hasher.bytes(key).finish();
  }

  /**
   * 64 bytes, with a hasher that is used once.
   *
   * @return the hash
   */
  @Benchmark
  public Hash keyWithNewHasher() {
    return new Hasher().bytes(key).finish();
  }

  /**
   * 16 KiB.
   *
   * @return the hash
   */
  @Benchmark
  public Hash text() {
    return hasher.bytes(text).finish();
  }
}
