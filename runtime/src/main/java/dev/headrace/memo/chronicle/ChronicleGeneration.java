package dev.headrace.memo.chronicle;

import dev.headrace.hash.Hash;
import dev.headrace.memo.entry.Entry;
import dev.headrace.memo.generation.Generation;
import dev.headrace.memo.generation.GenerationFiles.Expected;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import net.openhft.chronicle.map.ChronicleMap;
import org.jspecify.annotations.Nullable;

/** A generation in a Chronicle Map: keys to {@link Entry#encode}. */
final class ChronicleGeneration implements Generation {

  /** How many puts between looks at the fill. */
  private static final int LOOK = 512;

  /** Segments fill unevenly, so the map as a whole is full before the fullest is. */
  private static final int LEAST_FREE_PERCENT = 15;

  /** Chronicle sizes its chunks by this; smaller ones make maps that hold no larger entry. */
  private static final int LEAST_PAYLOAD = 48;

  private final int number;
  private final MapFile file;
  private final Seal made;
  private final ChronicleMap<byte[], byte[]> map;

  /** Held for reading by readers, for writing while the map closes. */
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();

  private boolean closed;

  // Of the one thread that writes.
  private boolean full;
  private int puts;
  private long entries;
  private long bytes;

  private ChronicleGeneration(int number, MapFile file, MapFile.Opened opened) {
    this.number = number;
    this.file = file;
    this.made = opened.seal();
    this.map = opened.map();
    this.entries = made.entries();
    this.bytes = made.bytes();
    if (opened.recovered()) {
      entries = 0;
      bytes = 0;
      forEach(
          entry -> {
            entries++;
            bytes += entry.size();
          });
    }
    this.full = isFull();
  }

  static ChronicleGeneration create(Path path, int number, Expected expected) {
    MapFile file = new MapFile(path);
    int payload = Math.max(LEAST_PAYLOAD, expected.payload());
    Seal seal = new Seal(Math.max(1, expected.entries()), payload, 0, 0, null);
    return new ChronicleGeneration(number, file, file.create(seal));
  }

  static ChronicleGeneration open(Path path, int number) {
    MapFile file = new MapFile(path);
    return new ChronicleGeneration(number, file, file.open());
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public @Nullable Entry get(Hash key) {
    open.readLock().lock();
    try {
      byte[] found = closed ? null : map.get(key.toBytes());
      return found == null ? null : Entry.decode(key, found);
    } finally {
      open.readLock().unlock();
    }
  }

  @Override
  public boolean put(Entry entry) {
    if (full) {
      return false;
    }
    try {
      map.put(entry.key().toBytes(), entry.encode());
    } catch (IllegalStateException | IllegalArgumentException e) {
      // A segment has no room left: the map says so in no other way.
      full = true;
      return false;
    }
    entries++;
    bytes += entry.size();
    if (++puts % LOOK == 0) {
      full = isFull();
    }
    return true;
  }

  private boolean isFull() {
    return map.remainingAutoResizes() == 0 && map.percentageFreeSpace() < LEAST_FREE_PERCENT;
  }

  @Override
  public void forEach(Consumer<Entry> visitor) {
    map.forEachEntry(
        found -> {
          byte[] bytes = found.key().get();
          Entry entry =
              bytes.length == Hash.BYTES
                  ? Entry.decode(Hash.of(bytes, 0), found.value().get())
                  : null;
          if (entry != null) {
            visitor.accept(entry);
          }
        });
  }

  @Override
  public long entries() {
    return entries;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void sync() {
    file.sync();
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      map.close();
    } finally {
      open.writeLock().unlock();
    }
    file.seal(new Seal(made.capacity(), made.payload(), entries, bytes, null));
  }

  @Override
  public void delete() {
    file.delete();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
