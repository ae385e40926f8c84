package dev.headrace.plan;

import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Codecs of lists, sets and maps. Sets and maps are written in the order of their encoded keys.
 * Every encoded value takes at least one byte, so that a length can be checked against what is
 * left.
 */
final class CollectionCodecs {

  private CollectionCodecs() {}

  record ListCodec<T>(Codec<T> element) implements Codec<List<T>> {

    @Override
    public ColumnType type() {
      return ColumnType.of(Kind.LIST, element.type());
    }

    @Override
    public void encode(List<T> value, Encoder out) {
      out.writeLength(value.size());
      for (T next : value) {
        element.encode(next, out);
      }
    }

    @Override
    public List<T> decode(Decoder in) {
      List<T> value = new ArrayList<>();
      readAll(element, in, value);
      return Collections.unmodifiableList(value);
    }
  }

  record SetCodec<T>(Codec<T> element) implements Codec<Set<T>> {

    @Override
    public ColumnType type() {
      return ColumnType.of(Kind.SET, element.type());
    }

    @Override
    public void encode(Set<T> value, Encoder out) {
      List<byte[]> encoded = new ArrayList<>(value.size());
      for (T next : value) {
        Encoder one = new Encoder();
        element.encode(next, one);
        encoded.add(one.toBytes());
      }
      encoded.sort(Arrays::compareUnsigned);
      out.writeLength(encoded.size());
      encoded.forEach(bytes -> out.writeRaw(bytes, 0, bytes.length));
    }

    @Override
    public Set<T> decode(Decoder in) {
      Set<T> value = new LinkedHashSet<>();
      readAll(element, in, value);
      return Collections.unmodifiableSet(value);
    }
  }

  record MapCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<Map<K, V>> {

    @Override
    public ColumnType type() {
      return ColumnType.of(Kind.MAP, key.type(), value.type());
    }

    @Override
    public void encode(Map<K, V> map, Encoder out) {
      List<Map.Entry<byte[], V>> encoded = new ArrayList<>(map.size());
      map.forEach(
          (k, v) -> {
            Encoder one = new Encoder();
            key.encode(k, one);
            encoded.add(Map.entry(one.toBytes(), v));
          });
      encoded.sort((a, b) -> Arrays.compareUnsigned(a.getKey(), b.getKey()));
      out.writeLength(encoded.size());
      for (Map.Entry<byte[], V> entry : encoded) {
        out.writeRaw(entry.getKey(), 0, entry.getKey().length);
        value.encode(entry.getValue(), out);
      }
    }

    @Override
    public Map<K, V> decode(Decoder in) {
      int size = in.readLength(1);
      Map<K, V> map = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(key.decode(in), value.decode(in));
      }
      return Collections.unmodifiableMap(map);
    }
  }

  private static <T> void readAll(Codec<T> element, Decoder in, Collection<T> into) {
    int size = in.readLength(1);
    for (int i = 0; i < size; i++) {
      into.add(element.decode(in));
    }
  }
}
