package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import dev.headrace.state.sqlite.Columns.DamagedException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a source row holds as one value. Numbers are unsigned, highest byte first.
 *
 * <pre>
 * groups, each:
 *   target    2 bytes
 *   kind      1 byte: 0 owned, 1 owned with an unknown hash, 2 intended
 *   entries   2 bytes: how many
 *   form      1 byte, and so many letters: see {@link KeyForm}
 *   entries, each:
 *     shared    1 byte: how many bytes the key has in common with the one before,
 *               the first with the source row's key
 *     rest      1 byte: how many bytes follow of the key; 255: the number is in the next 4 bytes
 *     label     2 bytes: how many bytes the label has; only without a form
 *     rest of the key, hash (16 bytes, only of kind 0), label
 * </pre>
 */
final class HeldCodec {

  /** The most targets that a state can number. */
  static final int MAX_TARGETS = 0xffff;

  private static final int KNOWN = 0;
  private static final int UNKNOWN = 1;
  private static final int INTENDED = 2;
  private static final int MAX_ENTRIES = 0xffff;
  private static final int MAX_BYTE = 0xff;

  private HeldCodec() {}

  /** Encodes; null if there is nothing. */
  static @Nullable Bytes encode(Bytes origin, Map<Slot, Held> held) {
    if (held.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(32 * held.size());
    List<Map.Entry<Slot, Held>> entries = new ArrayList<>(held.entrySet());
    entries.sort(
        Comparator.comparingInt((Map.Entry<Slot, Held> e) -> e.getKey().target())
            .thenComparingInt(e -> kind(e.getValue())));
    List<Held> group = new ArrayList<>();
    int target = 0;
    String form = KeyForm.NONE;
    for (Map.Entry<Slot, Held> entry : entries) {
      Held next = entry.getValue();
      boolean same =
          !group.isEmpty()
              && group.size() < MAX_ENTRIES
              && target == entry.getKey().target()
              && kind(group.get(0)) == kind(next)
              && (form.equals(KeyForm.NONE)
                  ? KeyForm.of(next.key()).equals(form)
                  : KeyForm.fits(form, next.key()));
      if (!same) {
        write(origin, target, form, group, out);
        group.clear();
        target = entry.getKey().target();
        form = KeyForm.of(next.key());
      }
      group.add(next);
    }
    write(origin, target, form, group, out);
    return Bytes.of(out.toByteArray());
  }

  private static int kind(Held held) {
    return !held.owned() ? INTENDED : held.hash() == null ? UNKNOWN : KNOWN;
  }

  private static void write(
      Bytes origin, int target, String form, List<Held> group, ByteArrayOutputStream out) {
    if (group.isEmpty()) {
      return;
    }
    number(target, 2, out);
    out.write(kind(group.get(0)));
    number(group.size(), 2, out);
    out.write(form.length());
    out.writeBytes(form.getBytes(StandardCharsets.US_ASCII));
    byte[] before = origin.array();
    for (Held held : group) {
      byte[] key = held.key().bytes().array();
      int differs = Arrays.mismatch(before, key);
      int shared = Math.min(differs < 0 ? key.length : differs, MAX_BYTE);
      int rest = key.length - shared;
      out.write(shared);
      out.write(Math.min(rest, MAX_BYTE));
      if (rest >= MAX_BYTE) {
        number(rest, 4, out);
      }
      byte[] label = {};
      if (form.equals(KeyForm.NONE)) {
        label = held.key().label().getBytes(StandardCharsets.UTF_8);
        number(label.length, 2, out);
      }
      out.write(key, shared, rest);
      Hash hash = held.hash();
      if (hash != null) {
        out.writeBytes(hash.toBytes());
      }
      out.writeBytes(label);
      before = key;
    }
  }

  private static void number(int number, int bytes, ByteArrayOutputStream out) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write(number >>> shift);
    }
  }

  /** Decodes what {@link #encode} made, null for nothing. */
  static Map<Slot, Held> decode(Bytes origin, @Nullable Bytes encoded) throws DamagedException {
    Map<Slot, Held> held = new LinkedHashMap<>();
    if (encoded == null) {
      return held;
    }
    ByteBuffer in = ByteBuffer.wrap(encoded.array());
    try {
      while (in.hasRemaining()) {
        int target = in.getShort() & 0xffff;
        for (Held next : group(origin.array(), in)) {
          if (held.put(new Slot(target, next.key().bytes()), next) != null) {
            throw new DamagedException("column held has a key twice");
          }
        }
      }
      return held;
    } catch (BufferUnderflowException e) {
      throw new DamagedException("column held ends too early", e);
    }
  }

  private static Collection<Held> group(byte[] origin, ByteBuffer in) throws DamagedException {
    int kind = in.get();
    if (kind < KNOWN || kind > INTENDED) {
      throw new DamagedException("column held has a group of the unknown kind " + kind);
    }
    int entries = in.getShort() & 0xffff;
    if (entries == 0) {
      throw new DamagedException("column held has an empty group");
    }
    String form = text(in, in.get() & 0xff);
    List<Held> group = new ArrayList<>(Math.min(entries, in.remaining() / 2));
    byte[] before = origin;
    for (int i = 0; i < entries; i++) {
      int shared = in.get() & 0xff;
      int rest = in.get() & 0xff;
      if (rest == MAX_BYTE) {
        rest = in.getInt();
      }
      int labelled = form.equals(KeyForm.NONE) ? in.getShort() & 0xffff : 0;
      if (shared > before.length || rest < 0 || rest > in.remaining()) {
        throw new DamagedException(
            "column held has a key of %d and %d bytes".formatted(shared, rest));
      }
      byte[] key = Arrays.copyOf(before, shared + rest);
      in.get(key, shared, rest);
      Hash hash = kind == KNOWN ? new Hash(in.getLong(), in.getLong()) : null;
      String label = form.equals(KeyForm.NONE) ? text(in, labelled) : KeyForm.label(form, key);
      if (label == null) {
        throw new DamagedException("column held has a key that is not of its form " + form);
      }
      group.add(new Held(new Key(Bytes.of(key), label), kind != INTENDED, hash));
      before = key;
    }
    return group;
  }

  private static String text(ByteBuffer in, int bytes) {
    if (bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] text = new byte[bytes];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
