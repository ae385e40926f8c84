package dev.headrace.testing;

import dev.headrace.RowKey;
import dev.headrace.plan.CorruptDataException;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that edits are made of: every key and every content of some samples, in any combination.
 * A row gets another key in its encoding, so that records and Immutables values are treated alike.
 *
 * @param codec the rows' codec
 * @param keys the samples' keys, each once
 * @param rows the samples
 * @param <R> the rows
 */
record SampleRows<R>(RowCodec<R> codec, List<RowKey> keys, List<R> rows) {

  static <R> SampleRows<R> of(RowCodec<R> codec, List<R> rows) {
    return new SampleRows<>(codec, rows.stream().map(codec::key).distinct().toList(), rows);
  }

  /**
   * A sample's content under a key.
   *
   * @param content index of the sample
   * @param key the key
   * @return the row; null if it can't be made, because the key's columns do not stand together
   */
  @Nullable R row(int content, RowKey key) {
    R sample = rows.get(content);
    RowKey old = codec.key(sample);
    return old.equals(key) ? sample : withKey(sample, old, key);
  }

  private @Nullable R withKey(R sample, RowKey old, RowKey key) {
    Encoder encoder = new Encoder();
    codec.encode(sample, encoder);
    byte[] row = encoder.toBytes();
    byte[] oldKey = encoded(old);
    byte[] newKey = encoded(key);
    for (int at = 0; at + oldKey.length <= row.length; at++) {
      if (Arrays.equals(row, at, at + oldKey.length, oldKey, 0, oldKey.length)) {
        R changed = decode(replaced(row, at, oldKey.length, newKey));
        if (changed != null && differsInKeyOnly(sample, changed, key)) {
          return changed;
        }
      }
    }
    return null;
  }

  private byte[] encoded(RowKey key) {
    Encoder out = new Encoder();
    codec.encodeKey(key, out);
    return out.toBytes();
  }

  private static byte[] replaced(byte[] row, int at, int length, byte[] by) {
    byte[] replaced = new byte[row.length - length + by.length];
    System.arraycopy(row, 0, replaced, 0, at);
    System.arraycopy(by, 0, replaced, at, by.length);
    System.arraycopy(row, at + length, replaced, at + by.length, row.length - at - length);
    return replaced;
  }

  private @Nullable R decode(byte[] row) {
    try {
      Decoder in = new Decoder(row);
      R decoded = codec.decode(in);
      in.requireEnd();
      return decoded;
    } catch (CorruptDataException e) {
      return null; // what looked like the key was something else
    }
  }

  private boolean differsInKeyOnly(R sample, R changed, RowKey key) {
    for (int i = 0; i < codec.schema().columns().size(); i++) {
      if (!codec.schema().columns().get(i).key()
          && !Objects.deepEquals(codec.value(sample, i), codec.value(changed, i))) {
        return false;
      }
    }
    return codec.key(changed).equals(key);
  }
}
