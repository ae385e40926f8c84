package dev.headrace.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.hash.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles sources in memory with the running javac. */
final class Javac {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Those that no compilation uses now; each knows the JDK's classes, which takes time. */
  private static final Queue<StandardJavaFileManager> IDLE = new ConcurrentLinkedQueue<>();

  private Javac() {}

  /** Compiles files by name; what is not Java is a resource. */
  static Compiled compile(Map<String, String> files, String... options) {
    Map<String, byte[]> classes = new TreeMap<>();
    Map<String, byte[]> resources = new TreeMap<>();
    List<JavaFileObject> sources = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".java")) {
            sources.add(new Source(name, text));
          } else {
            resources.put(name, text.getBytes(UTF_8));
          }
        });
    List<String> all = new ArrayList<>(List.of("-proc:none", "-nowarn", "--release", "17"));
    all.addAll(List.of(options));
    StringWriter messages = new StringWriter();
    StandardJavaFileManager idle = IDLE.poll();
    StandardJavaFileManager manager =
        idle != null ? idle : JAVAC.getStandardFileManager(null, Locale.ROOT, UTF_8);
    boolean compiled =
        JAVAC.getTask(messages, new Output(manager, classes), null, all, null, sources).call();
    IDLE.add(manager);
    if (!compiled) {
      throw new AssertionError(messages.toString());
    }
    return new Compiled(classes, resources);
  }

  /** Classes and resources in memory, all of one place. */
  record Compiled(Map<String, byte[]> classes, Map<String, byte[]> resources)
      implements ClassSource {

    @Override
    public @Nullable ClassFile find(String name) {
      return read("memory:/classes/", name);
    }

    @Override
    public @Nullable Bytes resource(String path) {
      byte[] bytes = resources.get(path);
      return bytes == null ? null : Bytes.of(bytes);
    }

    @Override
    public List<ClassFile> all(String origin, Predicate<String> wanted) {
      return classes.keySet().stream().filter(wanted).map(name -> read(origin, name)).toList();
    }

    @Override
    public List<String> entries(String origin) {
      return List.copyOf(resources.keySet());
    }

    private @Nullable ClassFile read(String origin, String name) {
      byte[] bytes = classes.get(name);
      return bytes == null ? null : new ClassFile(name, Bytes.of(bytes), origin);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    Output(JavaFileManager manager, Map<String, byte[]> classes) {
      super(manager);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, Kind kind, FileObject sibling) {
      String name = className.replace('.', '/');
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), Kind.CLASS) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() throws IOException {
              classes.put(name, toByteArray());
            }
          };
        }
      };
    }
  }
}
