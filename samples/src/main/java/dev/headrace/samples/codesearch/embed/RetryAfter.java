package dev.headrace.samples.codesearch.embed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: a number of seconds or a date. */
final class RetryAfter {

  private RetryAfter() {}

  /** The wait that is asked for; none if there is no header, or no sense in it. */
  static Optional<Duration> read(@Nullable String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(header.strip()))));
    } catch (NumberFormatException e) {
      return readDate(header.strip(), now);
    }
  }

  private static Optional<Duration> readDate(String header, Instant now) {
    try {
      Instant date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
