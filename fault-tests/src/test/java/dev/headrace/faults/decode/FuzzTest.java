package dev.headrace.faults.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.engine.Engine;
import dev.headrace.faults.ChildJvm;
import dev.headrace.plan.CorruptDataException;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.SchemaCodec;
import dev.headrace.state.StateException;
import dev.headrace.state.sqlite.StateDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No input crashes a decoder or makes it allocate out of proportion, in a process with 48 MB. */
class FuzzTest {

  private static final int INPUTS = Integer.getInteger("faults.inputs", 100_000);
  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final long MINUTES = Long.getLong("faults.minutes", 24 * 60);
  private static final int OPENINGS_EACH = 500;

  @TempDir Path temp;

  @Test
  void decodersReturnOrSayThatItIsCorrupt() throws Exception {
    Path output = temp.resolve("output");
    Process child =
        ChildJvm.start(
            Fuzzing.class,
            output,
            List.of("-Xmx48m", "-Xss512k"),
            Integer.toString(INPUTS),
            Long.toString(SEED),
            Files.createDirectory(temp.resolve("files")).toString(),
            Long.toString(MINUTES));
    int exit = child.waitFor();
    System.out.print(Files.readString(output));
    assertThat(exit).as(Files.readString(output)).isZero();
  }

  @Test
  void aTypeThatIsNestedBeyondReasonIsCorrupt() {
    Encoder out = new Encoder();
    out.writeString("Row");
    out.writeLength(1);
    out.writeString("column");
    out.writeBoolean(false);
    out.writeBoolean(false);
    for (int i = 0; i < 1_000_000; i++) {
      out.writeString("LIST");
      out.writeLength(1);
    }
    assertThatThrownBy(() -> SchemaCodec.decode(new Decoder(out.toBytes())))
        .isInstanceOf(CorruptDataException.class);
  }

  /** The marker and what the owner says of itself. */
  @Test
  void textFilesOfADirectoryAreReadOrRefused() throws Exception {
    Path directory = temp.resolve("state");
    StateDirectory.open(directory).close();
    Path marker = directory.resolve("headrace");
    byte[] sound = Files.readAllBytes(marker);
    Mutation mutation =
        new Mutation(
            new Random(SEED),
            List.of(
                sound,
                "process 17\nhost example\nsince 2026-11-25T00:00:00Z\n"
                    .getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < INPUTS / OPENINGS_EACH; i++) {
      byte[] input = mutation.next();
      Files.write(directory.resolve("owner"), input);
      StateDirectory.open(directory).close();
      Files.write(marker, input);
      if (!Arrays.equals(input, sound)) {
        assertThatThrownBy(() -> Engine.open(directory).close())
            .isInstanceOf(StateException.class)
            .hasMessageContaining(directory.toString());
      }
      Files.write(marker, sound);
    }
  }
}
