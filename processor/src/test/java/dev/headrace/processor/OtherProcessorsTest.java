package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.soabase.recordbuilder.processor.RecordBuilderProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.immutables.processor.ProxyProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that other processors generate in the same compilation, sooner, later or never. */
class OtherProcessorsTest {

  @TempDir Path directory;

  @Test
  void rowsMayBeImmutablesValuesOfTheSameCompilation() throws Exception {
    Compilation compilation = Flows.compile("immutables", directory, new ProxyProcessor());
    assertThat(Flows.run(compilation, "notes.Notes"))
        .containsOnly(
            entry(
                "copy",
                List.of(
                    "Note{id=a, tags=[x, y], counts={n=1}, data=[1], size=1, derived=2}",
                    "Note{id=b, tags=[], counts={}, data=[], size=5, derived=6}")),
            entry("summaries", List.of("Summary{id=a, text=x1me, place=Place{line=1}}")));
  }

  @Test
  void rowsMayBeRecordsThatABuilderGeneratesInTheSameCompilation() throws Exception {
    Compilation compilation = Flows.compile("builders", directory, new RecordBuilderProcessor());
    assertThat(Flows.run(compilation, "people.Visits"))
        .containsOnly(
            entry("older", List.of("Visit[id=a', person=PersonRecord[name=Ann, age=8]]")));
  }

  @Test
  void aRowThatAnotherProcessorWritesTwoRoundsLaterIsWaitedFor() {
    Compilation compilation =
        Compilation.into(directory.resolve("out"))
            .source(directory, "p/Waits.java", WAITS)
            .with(new FlowProcessor(), new LateRow(2))
            .options("-Werror")
            .run()
            .clean();
    assertThat(compilation.generated("p/WaitsPlan.java")).contains("Node<Late>");
  }

  @Test
  void aTypeThatNeverComesIsTheCompilersToReport() {
    Compilation compilation =
        Compilation.into(directory.resolve("out"))
            .source(directory, "p/Waits.java", WAITS)
            .with(new FlowProcessor())
            .run();
    assertThat(compilation.success()).isFalse();
    assertThat(compilation.messages())
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message).contains("cannot find symbol", "class Late"));
  }

  @Test
  void anImplementationThatNeverComesIsNotToldBesideAnotherError() {
    Compilation compilation =
        Compilation.into(directory.resolve("out"))
            .source(
                directory,
                "p/Waits.java",
                WAITS.replace("Late", "Value").replace("record Waits", "record Waits")
                    + "@org.immutables.value.Value.Immutable interface Value"
                    + " { @dev.headrace.Key String id(); Missing missing(); }")
            .with(new FlowProcessor())
            .run();
    assertThat(compilation.messages())
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message).contains("class Missing"));
  }

  @Test
  void aValueThatThePlanCanNotMakeIsTold() {
    Path file = Compilation.TEST.resolve("fixtures/special/ValueWithoutBuilder.java");
    Fixture.of(file)
        .hasExactlyItsFaults(
            Compilation.into(directory.resolve("out"))
                .files(List.of(file))
                .with(new FlowProcessor(), new ProxyProcessor())
                .run());
  }

  private static final String WAITS =
      """
      package p;
      import dev.headrace.*;
      @Flow
      record Waits(Source<Late> late, Target<Late> copy) {}
      """;

  /** Writes a row type in a given round. */
  @SupportedAnnotationTypes("*")
  private static final class LateRow extends AbstractProcessor {
    private final int wanted;
    private int round;

    LateRow(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (round < wanted) {
        write(
            "p.Step" + round,
            "package p; final class Step" + round + " { private Step%d() {} }".formatted(round));
      } else if (round == wanted) {
        write("p.Late", "package p; record Late(@dev.headrace.Key String id) {}");
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer out = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        out.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
