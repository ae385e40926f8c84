package dev.headrace.memo.chronicle;

import dev.headrace.faults.decode.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is written beside a map, for fuzzing. */
public final class SealSubject {

  private SealSubject() {}

  /** It works in a folder. */
  public static Subject in(Path folder) throws IOException {
    Path file = folder.resolve("generation-00000001.map.seal");
    List<byte[]> samples = new ArrayList<>();
    for (Seal.Content content : new Seal.Content[] {null, new Seal.Content(4096, 0x1a2b3c4d)}) {
      new Seal(2_000_000, 120, 812_345, 99_999, content).write(file);
      samples.add(Files.readAllBytes(file));
    }
    return new Subject(
        "a seal",
        samples,
        bytes -> {
          Files.write(file, bytes);
          Seal.read(file);
          Files.write(file, withChecksum(bytes));
          Seal.read(file);
        },
        Subject.NoException.class);
  }

  private static byte[] withChecksum(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String checked = text.contains(" #") ? text.substring(0, text.indexOf(" #")) : text;
    return (checked + " #" + Seal.checksum(checked) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
