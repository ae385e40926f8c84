package dev.headrace.memo.journal;

import dev.headrace.hash.Hash;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.entry.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries in a file that is only appended to, with an index: see {@link Frames} and {@link
 * KeyIndex}. The file is mapped into memory, so an entry survives a kill of the process as soon as
 * it is put, and a loss of power once {@link #force} has returned.
 *
 * <p>When it is opened, each entry is verified; one that is damaged is skipped, and half an entry
 * at the end is wiped off. A full journal whose index was {@linkplain #keepIndex kept} is not read
 * through. Each entry is verified when it is read, too. Thread-safe: putters wait for each other,
 * readers for nobody.
 */
public final class Journal {

  /** The longest payload that an entry may have. */
  public static final int MAX_PAYLOAD = 1 << 20;

  private static final int FIRST_BYTES = 1 << 18;
  private static final int MAX_GROWTH = 1 << 24;

  private final Path file;
  private final Limit limit;
  private final long salt;

  private volatile KeyIndex index = new KeyIndex();
  private volatile MappedByteBuffer buffer;
  // Guarded by this object's lock.
  private int end;
  private long bytes;
  private boolean sealed;

  /**
   * When a journal takes no more.
   *
   * @param entries the most entries
   * @param bytes about the most bytes
   */
  public record Limit(int entries, int bytes) {}

  private Journal(Path file, Limit limit, MappedByteBuffer buffer, long salt) {
    this.file = file;
    this.limit = limit;
    this.buffer = buffer;
    this.salt = salt;
    this.end = Frames.HEADER;
  }

  /**
   * Makes an empty journal.
   *
   * @param file does not exist
   * @param limit when it takes no more
   * @return the journal
   * @throws MemoException if the file can't be made
   */
  public static Journal create(Path file, Limit limit) {
    try {
      MappedByteBuffer buffer = MappedFile.extend(file, FIRST_BYTES);
      return new Journal(file, limit, buffer, Header.write(buffer));
    } catch (IOException e) {
      throw failed("made", file, e);
    }
  }

  /**
   * Opens a journal.
   *
   * @param file was made by {@link #create}
   * @param limit when it takes no more
   * @return null if it is not a journal, or its header is damaged
   * @throws MemoException if the file can't be read, or has another format
   */
  public static @Nullable Journal open(Path file, Limit limit) {
    try {
      if (Files.size(file) > Integer.MAX_VALUE - MAX_GROWTH) {
        return null;
      }
      MappedByteBuffer buffer = MappedFile.map(file);
      if (Header.isBlank(buffer)) { // its process was killed when it had just made it
        Files.delete(file);
        return create(file, limit);
      }
      OptionalLong salt = Header.salt(buffer, file);
      if (salt.isEmpty()) {
        return null;
      }
      Journal journal = new Journal(file, limit, buffer, salt.getAsLong());
      IndexFile known = IndexFile.read(IndexFile.of(file), journal.salt, buffer.capacity());
      if (known == null) {
        journal.scan();
      } else {
        journal.take(known);
      }
      return journal;
    } catch (IOException e) {
      throw failed("opened", file, e);
    } catch (InternalError e) {
      throw cutOff(file, e);
    }
  }

  private synchronized void take(IndexFile known) {
    index = known.index();
    end = known.end();
    bytes = known.bytes();
    sealed = true;
  }

  private synchronized void scan() {
    int position = Frames.HEADER;
    while (position <= buffer.capacity() - Frames.FRAME) {
      Entry entry = Frames.read(buffer, position, salt);
      if (entry == null) {
        position += Frames.ALIGNMENT;
      } else {
        add(entry, position, Frames.length(entry));
        position = end;
      }
    }
    wipe(end);
  }

  /** Only what is not zero yet is touched, so that the room at the end costs no writing. */
  private void wipe(int from) {
    int position = from;
    for (; position <= buffer.capacity() - Long.BYTES; position += Long.BYTES) {
      if (buffer.getLong(position) != 0) {
        buffer.putLong(position, 0);
      }
    }
    for (; position < buffer.capacity(); position++) {
      buffer.put(position, (byte) 0);
    }
  }

  // With this object's lock held.
  private void add(Entry entry, int position, int length) {
    index.add(entry.key(), position);
    end = position + length;
    bytes += entry.size();
  }

  /**
   * Finds an entry.
   *
   * @param key its key
   * @return null if there is none, or it is damaged
   * @throws MemoException if the file can't be read
   */
  public @Nullable Entry get(Hash key) {
    long position = index.lastBelow(Long.MAX_VALUE, key);
    if (position < 0) {
      return null;
    }
    ByteBuffer mapped = buffer;
    try {
      for (; position >= 0; position = index.lastBelow(position, key)) {
        if (Frames.hasKey(mapped, position, key)) {
          Entry entry = Frames.read(mapped, (int) position, salt);
          if (entry != null && entry.key().equals(key)) {
            return entry;
          }
        }
      }
      return null;
    } catch (InternalError e) {
      throw cutOff(file, e);
    }
  }

  /**
   * Appends an entry.
   *
   * @param entry at most {@link #MAX_PAYLOAD} bytes of payload
   * @return whether it was taken; false if the journal is full or sealed
   * @throws MemoException if the file can't be lengthened
   */
  public boolean put(Entry entry) {
    if (entry.payload().length > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "a journal takes payloads of at most %,d bytes, but this has %,d"
              .formatted(MAX_PAYLOAD, entry.payload().length));
    }
    int length = Frames.length(entry);
    int checksum = entry.checksum();
    synchronized (this) {
      if (sealed || index.size() >= limit.entries() || end >= limit.bytes()) {
        return false;
      }
      if (length > buffer.capacity() - end) {
        grow(length);
      }
      try {
        Frames.write(buffer, end, salt, entry, checksum);
      } catch (InternalError e) {
        throw cutOff(file, e);
      }
      add(entry, end, length);
      return true;
    }
  }

  private void grow(int needed) {
    int growth = Math.max(needed, Math.min(MAX_GROWTH, buffer.capacity()));
    try {
      buffer = MappedFile.extend(file, (long) buffer.capacity() + growth);
    } catch (IOException e) {
      throw failed("written", file, e);
    }
  }

  /**
   * Visits the entries that there are now, in the order in which they were put. Of several with one
   * key only the last that is intact.
   *
   * @param visitor takes each; what it throws ends the visit
   * @throws MemoException if the file can't be read
   */
  public void forEach(Consumer<Entry> visitor) {
    int until;
    synchronized (this) {
      until = end;
    }
    try {
      int position = Frames.HEADER;
      while (position < until) {
        Entry entry = Frames.read(buffer, position, salt);
        if (entry == null) {
          position += Frames.ALIGNMENT;
          continue;
        }
        if (isLast(entry, position, until)) {
          visitor.accept(entry);
        }
        position += Frames.length(entry);
      }
    } catch (InternalError e) {
      throw cutOff(file, e);
    }
  }

  private boolean isLast(Entry entry, int position, int until) {
    ByteBuffer mapped = buffer;
    long later = index.lastBelow(until, entry.key());
    while (later > position
        && !(Frames.hasKey(mapped, later, entry.key())
            && Frames.read(mapped, (int) later, salt) != null)) {
      later = index.lastBelow(later, entry.key());
    }
    return later <= position;
  }

  /** Takes no more entries. */
  public synchronized void seal() {
    sealed = true;
  }

  /**
   * Writes the index of a sealed journal to a file beside it, and uses it from there, so that it
   * takes no heap. What was put survives a loss of power from then on.
   *
   * @throws MemoException if the file can't be written; then the index stays where it was
   */
  public void keepIndex() {
    IndexFile known;
    synchronized (this) {
      if (!sealed || index.slots() instanceof Slots.InFile) {
        return;
      }
      known = new IndexFile(index, end, bytes);
    }
    force();
    Path beside = IndexFile.of(file);
    try {
      known.write(beside, salt);
      IndexFile written = IndexFile.read(beside, salt, buffer.capacity());
      if (written != null) {
        take(written);
      }
    } catch (IOException e) {
      throw failed("indexed", beside, e);
    }
  }

  /**
   * How many entries were put, those with one key counted each.
   *
   * @return the number
   */
  public synchronized int entries() {
    return index.size();
  }

  /**
   * What the entries take.
   *
   * @return the sum of their sizes
   */
  public synchronized long bytes() {
    return bytes;
  }

  /**
   * What an entry's payload takes on average.
   *
   * @return bytes; 0 if there is no entry
   */
  public synchronized int averagePayload() {
    return index.size() == 0 ? 0 : (end - Frames.HEADER) / index.size() - Frames.FRAME;
  }

  /** Waits until what was put survives a loss of power. */
  public void force() {
    buffer.force();
  }

  /** Deletes the file. Readers may still be at it. */
  public void delete() {
    try {
      Files.deleteIfExists(IndexFile.of(file));
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Some systems keep a file while it is mapped; it is read once more when the memo is opened.
    }
  }

  private static MemoException failed(String verb, Path file, IOException e) {
    return new MemoException(
        "The memo's journal %s can't be %s: %s. Make sure that this process may write it and that its disk has room."
            .formatted(file, verb, e.getMessage()),
        e);
  }

  private static MemoException cutOff(Path file, InternalError e) {
    return new MemoException(
        "The memo's journal %s can't be read: someone shortened it while it was open, or its disk fails. Open the state directory again; if that stays so, delete this file, and what it remembers will be computed again."
            .formatted(file),
        e);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
