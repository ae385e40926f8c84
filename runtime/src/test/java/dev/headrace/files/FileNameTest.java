package dev.headrace.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FileNameTest {

  @Test
  void readsBytesAsUtf8AndKeepsTheRest() {
    assertThat(FileName.ofBytes("grün.md".getBytes(UTF_8))).isEqualTo("grün.md");
    assertThat(FileName.ofBytes(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xC3}))
        .isEqualTo("a%FFb%C3");
    assertThat(FileName.ofBytes("\uFFFD".getBytes(UTF_8))).isEqualTo("\uFFFD");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void namesThatLookTheSameStayApart() {
    Path one = Path.of(URI.create("file:///tmp/%FE.md"));
    Path other = Path.of(URI.create("file:///tmp/%FF.md"));
    assertThat(one.toString()).isEqualTo(other.toString());
    assertThat(FileName.of(one)).isEqualTo("%FE.md");
    assertThat(FileName.of(other)).isEqualTo("%FF.md");
  }
}
