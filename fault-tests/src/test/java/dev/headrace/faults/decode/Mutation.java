package dev.headrace.faults.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes what nobody encoded out of what somebody did. */
final class Mutation {

  private static final int MAX_RANDOM = 64;

  private final Random random;
  private final List<byte[]> samples;

  Mutation(Random random, List<byte[]> samples) {
    this.random = random;
    this.samples = samples;
  }

  /** Some bytes: mostly a sample with a few changes. */
  byte[] next() {
    if (random.nextInt(10) == 0) {
      byte[] bytes = new byte[random.nextInt(MAX_RANDOM)];
      random.nextBytes(bytes);
      return bytes;
    }
    byte[] bytes = any().clone();
    for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(6)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> { // a length beyond all bounds, as far as there is room
        Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(9)), (byte) 0xff);
      }
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        return joined(Arrays.copyOf(bytes, at), from(any()));
      }
      default -> {
        byte[] more = new byte[1 + random.nextInt(8)];
        random.nextBytes(more);
        return joined(
            joined(Arrays.copyOf(bytes, at), more), Arrays.copyOfRange(bytes, at, bytes.length));
      }
    }
    return bytes;
  }

  private byte[] any() {
    return samples.get(random.nextInt(samples.size()));
  }

  /** The end of a sample. */
  private byte[] from(byte[] sample) {
    return Arrays.copyOfRange(sample, random.nextInt(sample.length), sample.length);
  }

  private static byte[] joined(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }
}
