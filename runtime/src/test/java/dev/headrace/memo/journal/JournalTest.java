package dev.headrace.memo.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.entry.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final int COUNT = 300;
  private static final Journal.Limit LIMIT = new Journal.Limit(100_000, 64 << 20);

  @TempDir Path directory = Path.of("");

  private Path file() {
    return directory.resolve("journal-00000001");
  }

  private static Hash key(int number) {
    return new Hasher().number(number).finish();
  }

  private static Entry entry(int number) {
    byte[] payload = new byte[number * 7 % 200];
    new Random(number).nextBytes(payload);
    return new Entry(key(number), number, number % 3 == 0, payload);
  }

  private byte[] filled() throws IOException {
    Files.deleteIfExists(file());
    Journal journal = Journal.create(file(), LIMIT);
    for (int i = 0; i < COUNT; i++) {
      assertThat(journal.put(entry(i))).isTrue();
    }
    journal.force();
    return Files.readAllBytes(file());
  }

  private static void assertSame(Entry found, Entry expected) {
    assertThat(found.key()).isEqualTo(expected.key());
    assertThat(found.time()).isEqualTo(expected.time());
    assertThat(found.reference()).isEqualTo(expected.reference());
    assertThat(found.payload()).isEqualTo(expected.payload());
  }

  /** How many of the entries are there; each that is there is right. */
  private static int intact(Journal journal) {
    int count = 0;
    for (int i = 0; i < COUNT; i++) {
      Entry found = journal.get(key(i));
      if (found != null) {
        assertSame(found, entry(i));
        count++;
      }
    }
    return count;
  }

  private Journal reopened() {
    Journal journal = Journal.open(file(), LIMIT);
    if (journal == null) {
      throw new AssertionError("not a journal");
    }
    return journal;
  }

  @Test
  void findsEverythingAgain() throws IOException {
    filled();
    Journal journal = reopened();

    assertThat(intact(journal)).isEqualTo(COUNT);
    assertThat(journal.entries()).isEqualTo(COUNT);
    List<Integer> times = new ArrayList<>();
    journal.forEach(entry -> times.add(entry.time()));
    assertThat(times).hasSize(COUNT).isSorted().startsWith(0, 1).endsWith(COUNT - 1);
  }

  @Test
  void cutOffAnywhereItKeepsWhatIsWhole() throws IOException {
    byte[] bytes = filled();
    int end = 32;
    for (int i = 0; i < COUNT; i++) {
      int next = end + Frames.length(entry(i));
      if (i % 60 == 0) {
        for (int cut = end; cut < next; cut++) {
          Files.write(file(), Arrays.copyOf(bytes, cut));
          Journal journal = reopened();
          int padding = next - end - 32 - entry(i).payload().length;
          int whole = cut >= next - padding ? i + 1 : i;
          assertThat(intact(journal)).as("cut off at %d", cut).isEqualTo(whole);
          assertThat(journal.put(entry(COUNT))).isTrue();
          assertSame(found(reopened(), COUNT), entry(COUNT));
          assertThat(intact(reopened())).isEqualTo(whole);
        }
      }
      end = next;
    }
  }

  private static Entry found(Journal journal, int number) {
    Entry entry = journal.get(key(number));
    if (entry == null) {
      throw new AssertionError("entry " + number + " is missing");
    }
    return entry;
  }

  @Test
  void anyFlippedBitCostsOneEntryAtMost() throws IOException {
    byte[] bytes = filled();
    int end = 32;
    for (int i = 0; i < COUNT; i++) {
      end += Frames.length(entry(i));
    }
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int at = 32 + random.nextInt(end - 32);
      int bit = 1 << random.nextInt(8);
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) bit;
      Files.write(file(), flipped);
      assertThat(intact(reopened()))
          .as("bit %d of byte %d", bit, at)
          .isGreaterThanOrEqualTo(COUNT - 1);
    }
  }

  @Test
  void aBitThatFlipsWhileItIsOpenIsAMiss() throws IOException {
    filled();
    Journal journal = reopened();
    try (RandomAccessFile changed = new RandomAccessFile(file().toFile(), "rw")) {
      changed.seek(32 + Frames.length(entry(0)) + 35); // in the payload of entry 1
      int before = changed.read();
      changed.seek(changed.getFilePointer() - 1);
      changed.write(before ^ 1);
    }

    assertThat(journal.get(key(1))).isNull();
    assertThat(intact(journal)).isEqualTo(COUNT - 1);
    assertThat(journal.put(entry(1))).isTrue();
    assertThat(intact(journal)).isEqualTo(COUNT);
    assertThat(intact(reopened())).isEqualTo(COUNT);
  }

  @Test
  void aDamagedHeaderIsNoJournal() throws IOException {
    byte[] bytes = filled();
    for (int at = 0; at < 20; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 16;
      Files.write(file(), flipped);
      assertThat(Journal.open(file(), LIMIT)).as("byte %d", at).isNull();
    }
    Files.writeString(file(), "something else ".repeat(1000));
    assertThat(Journal.open(file(), LIMIT)).isNull();
    Files.write(file(), Arrays.copyOf(bytes, 20));
    assertThat(Journal.open(file(), LIMIT)).isNull();
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(filled());
    bytes.putInt(4, 2);
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, 16);
    bytes.putInt(16, (int) crc.getValue());
    Files.write(file(), bytes.array());

    assertThatThrownBy(() -> Journal.open(file(), LIMIT))
        .isInstanceOf(MemoException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("format 2, expected 1");
  }

  @Test
  void aFileThatWasJustMadeIsAnEmptyJournal() throws IOException {
    for (int length : new int[] {0, 7, 32, 4096}) {
      Files.write(file(), new byte[length]);
      Journal journal = reopened();
      assertThat(journal.put(entry(1))).isTrue();
      assertSame(found(reopened(), 1), entry(1));
      Files.delete(file());
    }
  }

  @Test
  void bytesOfAJournalInAValueAreNotEntries() throws IOException {
    byte[] inner = filled();
    Path outer = directory.resolve("journal-00000002");
    Journal journal = Journal.create(outer, LIMIT);
    assertThat(journal.put(new Entry(key(-1), 0, false, Arrays.copyOf(inner, 20_000)))).isTrue();
    journal.force();
    byte[] bytes = Files.readAllBytes(outer);
    bytes[32 + 8] ^= 1; // the checksum of the outer entry: its payload is searched for frames
    Files.write(outer, bytes);

    Journal damaged = Journal.open(outer, LIMIT);
    assertThat(damaged).isNotNull().extracting(Journal::entries).isEqualTo(0);
  }

  @Test
  void isFullByEntriesOrBytes() {
    Journal few = Journal.create(directory.resolve("a"), new Journal.Limit(2, 1 << 20));
    assertThat(few.put(entry(1))).isTrue();
    assertThat(few.put(entry(2))).isTrue();
    assertThat(few.put(entry(3))).isFalse();
    Journal small = Journal.create(directory.resolve("b"), new Journal.Limit(100, 1000));
    assertThat(small.put(new Entry(key(1), 0, false, new byte[2000]))).isTrue();
    assertThat(small.put(entry(2))).isFalse();
    Journal sealed = Journal.create(directory.resolve("c"), LIMIT);
    sealed.seal();
    assertThat(sealed.put(entry(1))).isFalse();
  }
}
