package dev.headrace.evaluate;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Codec;
import dev.headrace.plan.Encoder;

/** The content hash of values: the hash of their encoding. Reuses its buffer; not thread-safe. */
public final class ContentHasher {

  private final Encoder encoder;
  private final Hasher hasher = new Hasher();

  /** Makes a hasher. */
  public ContentHasher() {
    this(new Encoder());
  }

  /** Makes a hasher that encodes in a given buffer. */
  ContentHasher(Encoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Hashes a value.
   *
   * @param codec the value's codec
   * @param value the value
   * @param <T> the value
   * @return the hash of its encoding
   */
  public <T> Hash hash(Codec<T> codec, T value) {
    encoder.clear();
    codec.encode(value, encoder);
    return hasher.bytes(encoder.buffer(), 0, encoder.size()).finish();
  }

  /**
   * Hashes a value's encoding.
   *
   * @param encoded the encoding
   * @return its hash
   */
  public Hash hash(Bytes encoded) {
    return hasher.bytes(encoded.array()).finish();
  }

  Hash hash(Bytes holder, int from, int to) {
    return hasher.bytes(holder.array(), from, to - from).finish();
  }
}
