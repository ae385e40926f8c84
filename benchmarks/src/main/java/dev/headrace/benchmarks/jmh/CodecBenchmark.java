package dev.headrace.benchmarks.jmh;

import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import java.util.Random;
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

/** A generated codec, on a row of two strings, two numbers and 384 floats. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {

  private static final int DIMENSIONS = 384;

  private final Row row = row();
  private final Encoder reused = new Encoder();
  private final byte[] encoded = encoded(row);

  /** Starts with a row of random numbers. */
  public CodecBenchmark() {}

  private static Row row() {
    Random random = new Random(1);
    float[] embedding = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      embedding[i] = random.nextFloat();
    }
    return new Row("handbook/rows/retired.md", 4711, 5511, "word ".repeat(200), embedding);
  }

  /**
   * Writes into a new array.
   *
   * @return the bytes
   */
  @Benchmark
  public byte[] encode() {
    return encoded(row);
  }

  private static byte[] encoded(Row row) {
    Encoder out = new Encoder();
    RowFlowRows.ROW.encode(row, out);
    return out.toBytes();
  }

  /**
   * Writes into a buffer that is used again.
   *
   * @return how many bytes
   */
  @Benchmark
  public int encodeIntoBuffer() {
    reused.clear();
    RowFlowRows.ROW.encode(row, reused);
    return reused.size();
  }

  /**
   * Reads.
   *
   * @return the row
   */
  @Benchmark
  public Object decode() {
    return RowFlowRows.ROW.decode(new Decoder(encoded));
  }
}
