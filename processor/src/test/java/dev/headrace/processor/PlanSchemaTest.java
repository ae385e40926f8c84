package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graphs that are written as JSON are as their schema says. */
class PlanSchemaTest {

  @TempDir Path output;

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(read(Path.of("../docs/plan.schema.json")), InputFormat.JSON);

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everyGraphIsValid() throws IOException {
    Compilation compilation = Flows.compile("semantics", output);
    try (Stream<Path> files = Files.list(compilation.output().resolve("META-INF/headrace"))) {
      List<Path> graphs = files.filter(file -> file.toString().endsWith(".plan.json")).toList();
      assertThat(graphs).hasSizeGreaterThan(10);
      assertThat(graphs)
          .allSatisfy(
              graph -> assertThat(schema.validate(read(graph), InputFormat.JSON)).isEmpty());
    }
  }

  @Test
  void anythingElseIsNot() {
    assertThat(schema.validate("{\"format\": 1}", InputFormat.JSON)).isNotEmpty();
  }
}
