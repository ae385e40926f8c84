package dev.headrace.state.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import dev.headrace.state.States;
import dev.headrace.state.sqlite.Columns.DamagedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldCodecTest {

  private static final long SEED = 20261125;
  private static final int ROUNDS = 20_000;

  private static Map<Slot, Held> held(Random random) {
    Map<Slot, Held> held = new LinkedHashMap<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      byte[] key = new byte[random.nextInt(20) == 0 ? 300 : random.nextInt(5)];
      random.nextBytes(key);
      Bytes bytes =
          random.nextBoolean() ? Bytes.of(key) : States.bytes("\0\3abc" + (char) i + "\0\0\0");
      String label = random.nextInt(3) == 0 ? "l\u00e4bel" : "(abc, " + i + ")";
      Hash hash = new Hash(random.nextLong(), random.nextLong());
      Key labelled = new Key(bytes, label);
      held.put(
          new Slot(1 + random.nextInt(3), bytes),
          switch (random.nextInt(3)) {
            case 0 -> Held.intended(labelled);
            case 1 -> Held.owned(labelled, null);
            default -> Held.owned(labelled, hash);
          });
    }
    return held;
  }

  private static Map<Slot, String> described(Map<Slot, Held> held) {
    Map<Slot, String> described = new LinkedHashMap<>();
    held.forEach((slot, h) -> described.put(slot, h.key().label() + h));
    return described;
  }

  @Test
  void whatIsEncodedIsDecoded() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS / 10; i++) {
      Bytes origin = States.bytes(random.nextBoolean() ? "\0\3abc" : "");
      Map<Slot, Held> held = held(random);
      assertThat(described(HeldCodec.decode(origin, HeldCodec.encode(origin, held))))
          .as("round %d of seed %d", i, SEED)
          .containsExactlyInAnyOrderEntriesOf(described(held));
    }
    assertThat(HeldCodec.encode(States.bytes(""), Map.of())).isNull();
    assertThat(HeldCodec.decode(States.bytes(""), null)).isEmpty();
  }

  @Test
  void aTargetRowTakes22BytesBesideTheFirst() {
    Map<Slot, Held> held = new LinkedHashMap<>();
    Bytes origin = States.bytes("\0\17guide/intro.txt");
    for (int i = 0; i < 6; i++) {
      Bytes key = States.bytes("\0\17guide/intro.txt" + (char) (17 * i) + "\0\0\0");
      held.put(
          new Slot(1, key),
          Held.owned(new Key(key, "(guide/intro.txt, " + 17 * i + ")"), new Hash(i, i)));
    }
    assertThat(Objects.requireNonNull(HeldCodec.encode(origin, held)).size()).isEqualTo(8 + 6 * 22);
  }

  @Test
  void damagedBytesAreRefusedAndNothingElseHappens() {
    Random random = new Random(SEED);
    Bytes origin = States.bytes("abc");
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] encoded =
          Objects.requireNonNull(HeldCodec.encode(origin, held(random))).array().clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        encoded[random.nextInt(encoded.length)] = (byte) random.nextInt();
      }
      try {
        HeldCodec.decode(origin, Bytes.of(encoded));
      } catch (DamagedException e) {
        refused++;
      }
    }
    assertThat(refused).as("of %d, seed %d", ROUNDS, SEED).isBetween(ROUNDS / 10, ROUNDS);
  }

  @Test
  void aKeyTwiceIsRefused() {
    byte[] twice = {0, 1, 2, 0, 2, 1, 's', 0, 3, 0, 1, 'a', 3, 0};
    assertThatThrownBy(() -> HeldCodec.decode(States.bytes(""), Bytes.of(twice)))
        .isInstanceOf(DamagedException.class)
        .hasMessage("column held has a key twice");
  }
}
