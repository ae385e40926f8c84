package dev.headrace.state.sqlite;

import dev.headrace.faults.decode.Subject;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Encoder;
import dev.headrace.state.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The decoders of the state directory that only its package sees, for fuzzing. */
public final class StateSubjects {

  private static final Hash ID = new Hash(17, 4);

  private StateSubjects() {}

  /** All of them; they work in a folder. */
  public static List<Subject> all(Path folder) throws IOException {
    return List.of(held(), label(), changes(folder));
  }

  /** What a source row holds: of every kind, with and without a form, in two targets. */
  private static Subject held() {
    Bytes origin = key("guide/intro.md", 0);
    Map<Slot, Held> held = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      Key key = new Key(key("guide/intro.md", i), "(guide/intro.md, %d)".formatted(i));
      Key free = new Key(key("x", i), "free " + i);
      held.put(
          new Slot(1, key.bytes()),
          new Held(key, i % 3 > 0, i % 3 == 1 ? new Hasher().number(i).finish() : null));
      held.put(new Slot(2, free.bytes()), new Held(free, true, new Hasher().number(i).finish()));
    }
    Bytes encoded = HeldCodec.encode(origin, held);
    return new Subject(
        "what a row holds",
        encoded == null ? List.of() : List.of(encoded.array()),
        bytes -> HeldCodec.decode(origin, Bytes.of(bytes)),
        Columns.DamagedException.class);
  }

  private static Bytes key(String path, int number) {
    Encoder out = new Encoder();
    out.writeString(path);
    out.writeInt(number);
    return Bytes.of(out.toBytes());
  }

  /** A form of three letters, then a key. */
  private static Subject label() {
    byte[] key = key("guide/intro.md", 3).array();
    byte[] sample = Arrays.copyOf("si?".getBytes(StandardCharsets.US_ASCII), 3 + key.length);
    System.arraycopy(key, 0, sample, 3, key.length);
    return new Subject(
        "a key's label",
        List.of(sample),
        bytes -> {
          int letters = Math.min(2, bytes.length);
          String form = new String(bytes, 0, letters, StandardCharsets.ISO_8859_1);
          KeyForm.label(form, Arrays.copyOfRange(bytes, Math.min(3, bytes.length), bytes.length));
        },
        Subject.NoException.class);
  }

  private static Subject changes(Path folder) throws IOException {
    Path file = folder.resolve(ChangeCount.FILE);
    try (ChangeCount count = ChangeCount.open(folder, ID)) {
      count.tell(7);
      count.tell(8);
    }
    return new Subject(
        "the count of changes",
        List.of(Files.readAllBytes(file)),
        bytes -> {
          Files.write(file, bytes);
          try (ChangeCount count = ChangeCount.open(folder, ID)) {
            if (count.changes() < 0) {
              throw new IllegalStateException("a negative count");
            }
          }
        },
        Subject.NoException.class);
  }
}
