package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small program to be edited: the Java files of a directory, and a file {@code root.txt} that
 * names the transform: class, method, descriptor, then "receiver" where the class is a flow.
 */
record Program(String name, Map<String, String> files, Root root) {

  static Path resource(String path) {
    URL url = Program.class.getResource("/fingerprint/" + path);
    if (url == null) {
      throw new IllegalArgumentException("No test resource " + path);
    }
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Program read(String name) {
    Path directory = resource("programs/" + name);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        files.put(directory.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] words = Objects.requireNonNull(files.remove("root.txt")).strip().split(" ", -1);
    Root root = Root.of(words[0], words[1], words[2]);
    for (int i = 3; i < words.length; i++) {
      root = words[i].equals("receiver") ? root.onReceiver() : root.taking(words[i]);
    }
    return new Program(name, files, root);
  }

  LogicTree fingerprint(ClassSource classes) {
    return Fingerprinter.of(classes, Boundary.around(root.owner()), LibraryPolicy.walk())
        .fingerprint(root);
  }

  LogicTree fingerprint(String... options) {
    return fingerprint(Javac.compile(files, options));
  }
}
