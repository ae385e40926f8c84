package dev.headrace.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextDecoderTest {

  private static final Path FILE = Path.of("notes", "a.md");

  @Test
  void decodesWithTheCharset() throws Exception {
    assertThat(TextDecoder.decode("grün 😀".getBytes(UTF_8), UTF_8, FILE)).isEqualTo("grün 😀");
    assertThat(TextDecoder.decode("grün".getBytes(ISO_8859_1), ISO_8859_1, FILE)).isEqualTo("grün");
    assertThat(TextDecoder.decode("grün".getBytes(UTF_16), UTF_16, FILE)).isEqualTo("grün");
    assertThat(TextDecoder.decode(new byte[0], UTF_8, FILE)).isEmpty();
  }

  @Test
  void dropsAByteOrderMarkAndKeepsARealReplacementCharacter() throws Exception {
    assertThat(TextDecoder.decode("\uFEFFa\uFFFDb".getBytes(UTF_8), UTF_8, FILE))
        .isEqualTo("a\uFFFDb");
  }

  @Test
  void saysWhereTheContentIsMalformed() {
    byte[] content = ("x".repeat(10_000) + "gr\u00FCn").getBytes(ISO_8859_1);
    assertThatThrownBy(() -> TextDecoder.decode(content, UTF_8, FILE))
        .isInstanceOf(IOException.class)
        .hasMessage(
            FILE
                + " is not valid UTF-8: at byte 10002 stands 0xFC. Save it as UTF-8, read it with its own charset(...), or exclude it");
  }

  @Test
  void saysWhereTheContentEndsTooEarly() {
    assertThatThrownBy(
            () -> TextDecoder.decode(new byte[] {'a', (byte) 0xE2, (byte) 0x82}, UTF_8, FILE))
        .hasMessageContaining("at byte 1 stands 0xE2 0x82");
    assertThatThrownBy(() -> TextDecoder.decode(new byte[] {'a', (byte) 0x80}, US_ASCII, FILE))
        .hasMessageContaining("is not valid US-ASCII: at byte 1 stands 0x80");
  }
}
