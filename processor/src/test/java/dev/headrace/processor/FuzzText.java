package dev.headrace.processor;

import dev.headrace.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What transforms of random flows do: each makes a text from the texts of its inputs. A row is its
 * text; its other components follow from that, so that a row that lost one shows.
 */
public final class FuzzText {

  private FuzzText() {}

  /** The result of a transform that yields one row. */
  public static String one(String node, String... inputs) {
    return node + Long.toHexString(hash(node + String.join("|", inputs)) & 0xffffff);
  }

  /** The results of a transform that yields none to two rows. */
  public static List<String> many(String node, String... inputs) {
    String text = one(node, inputs);
    return IntStream.range(0, choice(text, 3)).mapToObj(i -> text + "." + i).toList();
  }

  /** The result of a transform that yields one row or none. */
  public static Optional<String> maybe(String node, String... inputs) {
    return Optional.of(one(node, inputs)).filter(text -> choice(text, 3) != 0);
  }

  /** A number below a bound. */
  public static int choice(String seed, int bound) {
    return (int) Math.floorMod(hash(seed), (long) bound);
  }

  /** A number. */
  public static long hash(String seed) {
    long hash = 7;
    for (byte next : seed.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ next) * 0x5851f42d4c957f2dL;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** Demands that a row holds what its text says; returns the text. */
  public static String same(String text, Object row, Object again) {
    String found = show(row);
    String expected = show(again);
    if (!found.equals(expected)) {
      throw new AssertionError("expected " + expected + ", found " + found);
    }
    return text;
  }

  /** A value with all that it holds. */
  static String show(Object value) {
    if (value instanceof Record row) {
      StringBuilder text = new StringBuilder(row.getClass().getSimpleName());
      for (RecordComponent component : row.getClass().getRecordComponents()) {
        text.append(' ').append(show(get(component, row)));
      }
      return text.append(';').toString();
    }
    if (value instanceof Blob blob) {
      try (InputStream in = blob.open()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (value instanceof Iterable<?> values) {
      List<String> texts = new ArrayList<>();
      values.forEach(element -> texts.add(show(element)));
      return texts.toString();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(FuzzText::show).orElse("none");
    }
    return value != null && value.getClass().isArray()
        ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList()
            + ""
        : String.valueOf(value);
  }

  private static Object get(RecordComponent component, Record row) {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(row);
      return value == null ? "null" : value;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " can't be read", e);
    }
  }
}
