package dev.headrace.evaluate;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Codec;
import dev.headrace.plan.Decoder;
import dev.headrace.trace.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of lists, in a scope of their own. Where a list was remembered, its elements are
 * hashed as they stand in its encoding, which is that of {@link dev.headrace.plan.Codecs#list}: the
 * number of elements, then their encodings.
 */
final class ElementColumn<T> extends ValueColumn<T> {

  private final @Nullable Bytes[] encodedLists;
  private final int[] from;
  private final int[] to;

  private ElementColumn(Column<List<T>> lists, Scope scope, Codec<T> codec, Reader<T> read) {
    super(lists.row, scope, lists.name, lists.origin, codec);
    this.encodedLists = read.encodedLists;
    this.from = Arrays.copyOf(read.from, scope.size());
    this.to = Arrays.copyOf(read.to, scope.size());
    for (int i = 0; i < scope.size(); i++) {
      T value = read.values.get(i);
      if (value == null) {
        put(i, lists.states[scope.parent(i)]);
      } else {
        put(i, value);
      }
    }
  }

  /**
   * Opens a scope. A list that is not known yet counts as one element that is not known.
   *
   * @param index the new scope's position
   */
  static <T> ElementColumn<T> open(Column<List<T>> lists, Codec<T> codec, int index) {
    Reader<T> reader = new Reader<>(lists, codec);
    for (int i = 0; i < lists.scope.size(); i++) {
      reader.read(i);
    }
    Scope scope =
        lists.scope.open(index, lists.name, Arrays.copyOf(reader.parents, reader.values.size()));
    return new ElementColumn<>(lists, scope, codec, reader);
  }

  @Override
  @Nullable Hash rehash(int element) {
    Bytes list = encodedLists[scope.parent(element)];
    return list == null
        ? super.rehash(element)
        : row.hasher().hash(list, from[element], to[element]);
  }

  @Override
  @Nullable Hash rehash(int element, Parts parts) {
    Bytes list = encodedLists[scope.parent(element)];
    return list == null
        ? super.rehash(element, parts)
        : parts.hash(list.array(), from[element], row.keys());
  }

  /** Collects the elements of one list after the other. */
  private static final class Reader<T> {

    private final Column<List<T>> lists;
    private final Codec<T> codec;
    private final List<@Nullable T> values = new ArrayList<>();
    private final @Nullable Bytes[] encodedLists;
    private int[] parents = new int[16];
    private int[] from = new int[16];
    private int[] to = new int[16];

    Reader(Column<List<T>> lists, Codec<T> codec) {
      this.lists = lists;
      this.codec = codec;
      this.encodedLists = new Bytes[lists.scope.size()];
    }

    void read(int parent) {
      Bytes encoded =
          lists.states[parent] == Column.State.PRESENT && lists.known(parent) == null
              ? lists.encoded(parent)
              : null;
      if (encoded == null || !readEncoded(parent, encoded)) {
        readValue(parent);
      }
    }

    private boolean readEncoded(int parent, Bytes encoded) {
      int before = values.size();
      try {
        Decoder in = lists.row.decoder(encoded);
        int end = encoded.size();
        for (int left = in.readLength(1); left > 0; left--) {
          int start = end - in.remaining();
          T value = codec.decode(in);
          add(parent, value, start, end - in.remaining());
        }
        in.requireEnd();
      } catch (RuntimeException undecodable) {
        // Whatever a row's constructor throws; the list will be computed again.
        values.subList(before, values.size()).clear();
        return false;
      }
      encodedLists[parent] = encoded;
      return true;
    }

    private void readValue(int parent) {
      List<T> list = lists.value(parent);
      if (list != null) {
        for (T value : list) {
          add(parent, value, 0, 0);
        }
      } else if (lists.states[parent] != Column.State.ABSENT) {
        add(parent, null, 0, 0);
      }
    }

    private void add(int parent, @Nullable T value, int start, int end) {
      int at = values.size();
      if (at == parents.length) {
        parents = Arrays.copyOf(parents, 2 * at);
        from = Arrays.copyOf(from, 2 * at);
        to = Arrays.copyOf(to, 2 * at);
      }
      parents[at] = parent;
      from[at] = start;
      to[at] = end;
      values.add(value);
    }
  }
}
