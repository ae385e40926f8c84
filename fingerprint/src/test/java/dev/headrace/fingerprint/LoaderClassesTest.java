package dev.headrace.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.LoaderClasses;
import dev.headrace.hash.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what a class loader would define, whatever its archives are called. */
final class LoaderClassesTest {

  @TempDir private Path directory;

  private Path archive(String name, Map<String, String> entries) throws IOException {
    Path jar = directory.resolve(name);
    Files.createDirectories(Objects.requireNonNull(jar.getParent()));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return jar;
  }

  private static URLClassLoader loader(Path place) throws IOException {
    URL[] places = {place.toUri().toURL()};
    return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
  }

  private static String text(LoaderClasses classes, String path) {
    Bytes bytes = classes.resource(path);
    return bytes == null ? "missing" : new String(bytes.array(), UTF_8);
  }

  @Test
  void namesWithBlanksAndOtherCharactersAreRead() throws IOException {
    Map<String, String> entries =
        Map.of("p/A.class", "a", "p/Ärger.class", "b", "p/a prompt 100%.txt", "c", "q!/d.txt", "d");
    Path jar = archive("a folder #1/x y%20z.jar", entries);
    try (URLClassLoader loader = loader(jar);
        LoaderClasses classes = LoaderClasses.of(loader)) {
      ClassFile found = Objects.requireNonNull(classes.find("p/A"));
      assertThat(new String(found.bytes().array(), UTF_8)).isEqualTo("a");
      assertThat(found.origin()).isEqualTo(jar.toUri().toString());
      assertThat(text(classes, "p/Ärger.class")).isEqualTo("b");
      assertThat(text(classes, "p/a prompt 100%.txt")).isEqualTo("c");
      assertThat(text(classes, "q!/d.txt")).isEqualTo("d");
      assertThat(text(classes, "p/absent.txt")).isEqualTo("missing");
      assertThat(classes.find("p/Absent")).isNull();
    }
  }

  @Test
  void anArchiveThatIsReplacedIsReadAnew() throws IOException {
    for (String content : new String[] {"first", "other"}) {
      Path jar = archive("x.jar", Map.of("p/A.class", content));
      try (URLClassLoader loader = loader(jar)) {
        LoaderClasses classes = LoaderClasses.of(loader);
        for (int i = 0; i < 2; i++) {
          assertThat(text(classes, "p/A.class")).isEqualTo(content);
          classes.close();
        }
      }
    }
  }

  /** Hands files out, and has no address for them. */
  private static final class NoAddresses extends ClassLoader {
    NoAddresses() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return new ByteArrayInputStream(name.getBytes(UTF_8));
    }
  }

  @Test
  void aLoaderMayHaveNoAddresses() {
    try (LoaderClasses classes = LoaderClasses.of(new NoAddresses())) {
      assertThat(text(classes, "prompt.txt")).isEqualTo("prompt.txt");
    }
  }
}
