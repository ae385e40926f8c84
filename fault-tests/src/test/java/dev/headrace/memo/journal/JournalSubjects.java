package dev.headrace.memo.journal;

import dev.headrace.faults.decode.Subject;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.entry.Entry;
import dev.headrace.memo.entry.Reference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A memo's journal, its index and its entries, for fuzzing. */
public final class JournalSubjects {

  private static final Journal.Limit LIMIT = new Journal.Limit(100, 1 << 16);
  private static final int ENTRIES = 12;

  private JournalSubjects() {}

  /** All of them; they work in a folder. */
  public static List<Subject> all(Path folder) throws IOException {
    Path file = folder.resolve("journal-00000001");
    Journal journal = Journal.create(file, LIMIT);
    int length = Frames.HEADER;
    for (int i = 0; i < ENTRIES; i++) {
      Entry entry = entry(i);
      journal.put(entry);
      length += Frames.length(entry);
    }
    journal.seal();
    journal.keepIndex();
    byte[] frames = Arrays.copyOf(Files.readAllBytes(file), length + Frames.FRAME);
    byte[] index = Files.readAllBytes(IndexFile.of(file));
    Files.delete(IndexFile.of(file));
    Path indexed = folder.resolve("journal-00000002");
    Files.write(indexed, frames);
    return List.of(
        new Subject(
            "a journal",
            List.of(frames),
            bytes -> {
              Files.write(file, bytes);
              read(file);
            },
            MemoException.class),
        new Subject(
            "an index",
            List.of(index),
            bytes -> {
              Files.write(IndexFile.of(indexed), bytes);
              read(indexed);
            },
            Subject.NoException.class),
        new Subject(
            "an index with a checksum",
            List.of(index),
            bytes -> {
              if (bytes.length >= IndexFile.HEADER) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                buffer.putInt(IndexFile.CHECKED, IndexFile.checksum(buffer));
              }
              Files.write(IndexFile.of(indexed), bytes);
              read(indexed);
            },
            Subject.NoException.class),
        entries());
  }

  private static Entry entry(int number) {
    return new Entry(key(number), 1_800_000_000 + number, false, new byte[number * 11]);
  }

  private static Hash key(int number) {
    return new Hasher().number(number).finish();
  }

  private static void read(Path file) {
    Journal journal = Journal.open(file, LIMIT);
    if (journal != null) {
      for (int i = 0; i < ENTRIES; i++) {
        Entry found = journal.get(key(i));
        if (found != null && !Arrays.equals(found.payload(), entry(i).payload())) {
          throw new IllegalStateException("another value of " + i);
        }
      }
      journal.forEach(Entry::size);
    }
  }

  private static Subject entries() {
    Reference reference = new Reference(key(1), 1 << 20);
    return new Subject(
        "an entry",
        List.of(
            entry(7).encode(),
            new Entry(key(7), 1, true, reference.toBytes()).encode(),
            reference.toBytes()),
        bytes -> {
          Entry entry = Entry.decode(key(7), bytes);
          if (entry != null) {
            entry.size();
          }
          Reference.of(bytes);
        },
        Subject.NoException.class);
  }
}
