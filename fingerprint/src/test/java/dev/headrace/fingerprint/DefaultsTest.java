package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a JVM takes for its place and time does not count. */
@Isolated("changes it for all tests")
final class DefaultsTest {

  @Test
  void localeAndTimeZoneDoNotCount() {
    Program program = Program.read("search");
    Javac.Compiled compiled = Javac.compile(program.files());
    LogicTree expected = program.fingerprint(compiled);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(program.fingerprint(compiled)).isEqualTo(expected);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
