package dev.headrace.fingerprint.classes;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the frozen table of the JDK's overridable methods. Run once, on JDK 25, with the file to
 * write as the argument; the result is committed.
 */
public final class PlatformTableWriter {

  private static final List<String> MODULES =
      List.of("java.base", "java.logging", "java.net.http", "java.sql", "java.xml");

  private PlatformTableWriter() {}

  public static void main(String[] args) throws IOException {
    FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
    Map<String, String> lines = new TreeMap<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(jdk.getPath("modules", module))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (file.toString().endsWith(".class") && !file.endsWith("module-info.class")) {
            add(Files.readAllBytes(file), lines);
          }
        }
      }
    }
    StringBuilder text = new StringBuilder();
    lines.values().forEach(line -> text.append(line).append('\n'));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void add(byte[] bytes, Map<String, String> lines) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    boolean exported = node.name.startsWith("java/") || node.name.startsWith("javax/");
    boolean other = node.name.startsWith("org/w3c/") || node.name.startsWith("org/xml/");
    if ((node.access & Opcodes.ACC_FINAL) != 0 || !(exported || other)) {
      return;
    }
    List<String> supertypes = new ArrayList<>(node.interfaces);
    if (node.superName != null) {
      supertypes.add(0, node.superName);
    }
    TreeSet<String> signatures = new TreeSet<>();
    for (MethodNode method : node.methods) {
      boolean fixed =
          (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL)) != 0;
      boolean seen = (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
      if (!fixed && seen && !method.name.startsWith("<")) {
        signatures.add(method.name + method.desc);
      }
    }
    lines.put(
        node.name,
        node.name + '\t' + String.join(" ", supertypes) + '\t' + String.join(" ", signatures));
  }
}
