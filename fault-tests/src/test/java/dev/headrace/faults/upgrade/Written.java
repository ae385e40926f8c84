package dev.headrace.faults.upgrade;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The places that earlier formats wrote, below the test resources; to be copied before use. */
public final class Written {

  private Written() {}

  /** The names of all of them. */
  public static List<String> names() throws IOException, URISyntaxException {
    try (Stream<Path> folders = Files.list(folder(""))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** The folder of one of them. */
  public static Path folder(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(Written.class.getResource("/upgrade")).toURI())
        .resolve(name);
  }
}
