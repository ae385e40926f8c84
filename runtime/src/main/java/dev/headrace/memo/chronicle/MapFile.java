package dev.headrace.memo.chronicle;

import dev.headrace.memo.MemoException;
import dev.headrace.memo.generation.GenerationFiles.DamagedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import net.openhft.chronicle.hash.ChronicleHashCorruption;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;

/** A file with a Chronicle Map and its {@link Seal}: makes, opens, recovers and closes it. */
final class MapFile {

  private static final int KEY_BYTES = 16;

  /** How an entry is kept beside its payload: see {@link dev.headrace.memo.entry.Entry#encode}. */
  private static final int PREFIX_BYTES = 9;

  private static final ChronicleHashCorruption.Listener QUIET = corruption -> {};

  private final Path file;

  MapFile(Path file) {
    this.file = file;
  }

  /**
   * A map that is open.
   *
   * @param map the map
   * @param seal what it held when it was closed
   * @param recovered whether it was not closed, so that the seal's numbers are not right
   */
  record Opened(ChronicleMap<byte[], byte[]> map, Seal seal, boolean recovered) {}

  Opened create(Seal seal) {
    try {
      seal.write(sealFile());
      // Aside first: a kill in the middle would leave a file that is no map.
      Path made = aside();
      Files.deleteIfExists(made);
      builder(seal).createPersistedTo(made.toFile()).close();
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      return new Opened(builder(seal).createPersistedTo(file.toFile()), seal, false);
    } catch (IOException e) {
      throw failed("made", e);
    }
  }

  Opened open() {
    try {
      Seal seal = Seal.read(sealFile());
      if (seal == null) {
        throw damaged("its seal %s is missing or damaged".formatted(sealFile().getFileName()));
      }
      boolean killed = seal.content() == null;
      if (killed) {
        recover(seal);
      } else if (!Seal.Content.of(file).equals(seal.content())) {
        throw damaged("its content is not what it was when it was closed");
      }
      seal.opened().write(sealFile());
      return new Opened(reopened(seal), seal, killed);
    } catch (IOException e) {
      throw failed("opened", e);
    }
  }

  private ChronicleMap<byte[], byte[]> reopened(Seal seal) throws IOException {
    try {
      return builder(seal).createPersistedTo(file.toFile());
    } catch (RuntimeException e) {
      throw damaged("Chronicle Map does not open it: " + e.getMessage());
    }
  }

  /**
   * Recovers a map whose process was killed: on a copy, which takes its place when it is whole. So
   * a second kill changes nothing.
   */
  private void recover(Seal seal) throws IOException {
    Path copy = aside();
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    try {
      builder(seal).recoverPersistedTo(copy.toFile(), true, QUIET).close();
    } catch (RuntimeException e) {
      Files.deleteIfExists(copy);
      throw damaged("its process was killed, and it can't be recovered: " + e.getMessage());
    }
    sync(copy);
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ChronicleMapBuilder<byte[], byte[]> builder(Seal seal) {
    return ChronicleMap.of(byte[].class, byte[].class)
        .name("headrace-memo")
        .entries(seal.capacity())
        .constantKeySizeBySample(new byte[KEY_BYTES])
        .averageValueSize(seal.payload() + PREFIX_BYTES)
        .putReturnsNull(true)
        .removeReturnsNull(true)
        .skipCloseOnExitHook(true);
  }

  void sync() {
    try {
      sync(file);
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  private static void sync(Path file) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.getFD().sync();
    }
  }

  /** Notes that the map was closed; without that it will be recovered. */
  void seal(Seal seal) {
    try {
      sync(file);
      new Seal(seal.capacity(), seal.payload(), seal.entries(), seal.bytes(), Seal.Content.of(file))
          .write(sealFile());
    } catch (IOException e) {
      throw failed("closed", e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(sealFile());
      Files.deleteIfExists(aside());
    } catch (IOException e) {
      throw failed("deleted", e);
    }
  }

  private Path aside() {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  private Path sealFile() {
    return file.resolveSibling(file.getFileName() + ".seal");
  }

  private DamagedException damaged(String found) {
    return new DamagedException("The memo's map %s can't be used: %s".formatted(file, found));
  }

  private MemoException failed(String verb, IOException e) {
    return new MemoException(
        "The memo's map %s can't be %s: %s. Make sure that this process may write it and its directory, and that its disk has room."
            .formatted(file, verb, e.getMessage()),
        e);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
