package dev.headrace.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Makes jars of class folders, named as modules as the build would name them. */
final class Jars {

  private Jars() {}

  /** The class path with a jar for each folder of the project on it. */
  static List<Path> asModules(List<Path> classPath, Path into) throws IOException {
    Files.createDirectories(into);
    List<Path> modules = new ArrayList<>();
    for (Path entry : classPath) {
      String name = entry.toString();
      if (!name.matches(".*(headrace|jspecify|/annotations/|/runtime/).*")) {
        continue;
      }
      boolean folder = Files.isDirectory(entry) && entry.endsWith("target/classes");
      modules.add(folder ? jar(entry, into) : entry);
    }
    return modules;
  }

  private static Path jar(Path classes, Path into) throws IOException {
    String module = classes.getName(classes.getNameCount() - 3).toString();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", "dev.headrace." + module);
    Path jar = into.resolve(module + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path next : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(next).toString().replace('\\', '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(next, out);
        }
      }
    }
    return jar;
  }
}
