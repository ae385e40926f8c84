package dev.headrace.state.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import dev.headrace.hash.Bytes;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Encoder;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.States;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels that follow from keys, in Java and in SQL. */
class KeyFormTest {

  private static final Map<Key, String> FORMS = new LinkedHashMap<>();

  static {
    add("s", "a.md");
    add("s", "");
    add("s", "(a, b)");
    add("s", "1");
    add("s", "\u00e9\u4e2d\ud83d\ude00 and more");
    add("s", "long ".repeat(25));
    add("s", "longer ".repeat(140));
    add("i", 7);
    add("i", -7);
    add("i", Integer.MIN_VALUE);
    add("l", 7L);
    add("l", Long.MIN_VALUE);
    add("l", Long.MAX_VALUE);
    add("si", "a.md", 120);
    add("si", "x, y", 0);
    add("sil", "a", 1, -1L);
    add("ss", "a, 1", "(b)");
    add("s", LocalDate.of(2026, 11, 25));
    add("", "too long to be kept whole".repeat(50));
    add("", new UUID(1, 2));
    add("", Instant.EPOCH);
    add("", true);
    add("", "a", 1.5);
    add("", "1", "2", "3", "4", "5", "6", "7", "8", "nine parts are too many");
  }

  private static void add(String form, Object... values) {
    Encoder out = new Encoder();
    for (Object value : values) {
      encode(value, out);
    }
    FORMS.put(new Key(Bytes.of(out.toBytes()), RowKey.of(values).toString()), form);
  }

  private static void encode(Object value, Encoder out) {
    if (value instanceof String v) {
      Codecs.STRING.encode(v, out);
    } else if (value instanceof Integer v) {
      Codecs.INT.encode(v, out);
    } else if (value instanceof Long v) {
      Codecs.LONG.encode(v, out);
    } else if (value instanceof LocalDate v) {
      Codecs.LOCAL_DATE.encode(v, out);
    } else if (value instanceof UUID v) {
      Codecs.UUID.encode(v, out);
    } else if (value instanceof Instant v) {
      Codecs.INSTANT.encode(v, out);
    } else if (value instanceof Boolean v) {
      Codecs.BOOLEAN.encode(v, out);
    } else if (value instanceof Double v) {
      Codecs.DOUBLE.encode(v, out);
    } else {
      throw new IllegalArgumentException("no codec for " + value);
    }
  }

  @Test
  void theFormIsToldByAKeyAndItsLabel() {
    FORMS.forEach((key, form) -> assertThat(KeyForm.of(key)).as(key.label()).isEqualTo(form));
  }

  @Test
  void anotherLabelHasNoForm() {
    FORMS.forEach(
        (key, form) ->
            assertThat(KeyForm.of(new Key(key.bytes(), key.label() + "!")))
                .isEqualTo(KeyForm.NONE));
  }

  @Test
  void bytesOfAnotherFormHaveNoLabel() {
    assertThat(KeyForm.label("i", new byte[3])).isNull();
    assertThat(KeyForm.label("i", new byte[5])).isNull();
    assertThat(KeyForm.label("s", new byte[] {0, 2, 'a'})).isNull();
    assertThat(KeyForm.label("s", new byte[] {0, (byte) 0x81})).isNull();
    assertThat(KeyForm.label("s", new byte[] {0, 1, (byte) 0xff})).isNull();
    assertThat(KeyForm.label("x", new byte[] {0})).isNull();
  }

  @Test
  void theViewsShowTheSameLabelsAndKeys(@TempDir Path temp) {
    List<Key> keys = List.copyOf(FORMS.keySet());
    try (SqliteFixture fixture = SqliteFixture.open(temp)) {
      for (int i = 0; i < keys.size(); i++) {
        fixture.store.commit(
            List.of(
                new StateStore.Commit(
                    States.DOCS,
                    keys.get(i),
                    null,
                    States.hash(i),
                    States.hash(1),
                    States.bytes(""),
                    keys.subList(i, keys.size()).stream()
                        .map(key -> new Claim(States.INDEX, key, States.hash(keys.indexOf(key))))
                        .toList())),
            1);
      }
      for (Key key : keys) {
        StateStore.SourceRow row = fixture.store.find(States.DOCS, key.bytes());
        assertThat(row == null ? "" : row.key().label()).isEqualTo(key.label());
      }
    }
    Path file = temp.resolve("state.db");
    SqliteFixture.assertSound(file);
    assertThat(
            SqliteFixture.query(file, "SELECT label, lower(hex(key)) FROM source_row ORDER BY id"))
        .isEqualTo(keys.stream().map(k -> List.of(k.label(), k.bytes().toString())).toList());
    assertThat(
            SqliteFixture.query(
                file,
                "SELECT label, lower(hex(key)), lower(hex(hash)), owners FROM target_row ORDER BY owners"))
        .isEqualTo(
            keys.stream()
                .map(
                    k ->
                        List.of(
                            k.label(),
                            k.bytes().toString(),
                            States.hash(keys.indexOf(k)).toString(),
                            Integer.toString(keys.indexOf(k) + 1)))
                .toList());
  }
}
