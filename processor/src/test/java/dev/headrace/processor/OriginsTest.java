package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an incremental build is told: each file comes from one flow and nothing else. */
class OriginsTest {

  @TempDir Path output;

  @Test
  void everyFileOriginatesFromExactlyItsFlow() {
    Recorder recorder = new Recorder();
    Compilation.into(output)
        .files(Compilation.javaFiles(Flows.folder("semantics")))
        .with(recorder)
        .options("-Werror")
        .run()
        .clean();
    assertThat(recorder.origins).hasSizeGreaterThan(30);
    assertThat(recorder.origins)
        .allSatisfy(
            (file, origins) -> {
              assertThat(origins).hasSize(1);
              String flow = origins.get(0);
              String generated = flow.replace("Outer.", "Outer_");
              String resource = "META-INF/headrace/" + flow.replace("Outer.", "Outer$");
              assertThat(file)
                  .isIn(
                      generated + "Plan",
                      generated + "Rows",
                      resource + ".plan.json",
                      resource + ".mmd");
            });
  }

  /** The processor, with a filer that notes originating elements. */
  private static final class Recorder extends AbstractProcessor {
    private final FlowProcessor processor = new FlowProcessor();
    private final Map<String, List<String>> origins = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Filer filer = environment.getFiler();
      Filer noted =
          proxy(
              Filer.class,
              (self, method, arguments) -> {
                note(arguments);
                return call(filer, method, arguments);
              });
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              (self, method, arguments) ->
                  method.getName().equals("getFiler")
                      ? noted
                      : call(environment, method, arguments)));
    }

    /** The last argument holds the elements; the one before it names the file. */
    private void note(Object[] arguments) {
      Element[] elements = (Element[]) arguments[arguments.length - 1];
      origins.put(
          arguments[arguments.length - 2].toString(),
          Arrays.stream(elements).map(Element::toString).toList());
    }

    private static Object call(Object on, java.lang.reflect.Method method, Object[] arguments)
        throws Throwable {
      try {
        return method.invoke(on, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }
  }
}
