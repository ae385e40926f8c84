package dev.headrace.faults.decode;

import dev.headrace.evaluate.Evaluator;
import dev.headrace.evaluate.Workers;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Library;
import dev.headrace.faults.LibraryPlan;
import dev.headrace.files.TextFile;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hasher;
import dev.headrace.memo.MemoryMemo;
import dev.headrace.memo.chronicle.SealSubject;
import dev.headrace.memo.disk.KeptSubject;
import dev.headrace.memo.journal.JournalSubjects;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Codec;
import dev.headrace.plan.CorruptDataException;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Plan;
import dev.headrace.plan.RowCodec;
import dev.headrace.plan.SchemaCodec;
import dev.headrace.plan.Stage;
import dev.headrace.state.sqlite.StateSubjects;
import dev.headrace.trace.Trace;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Gives every decoder of what is in a state directory what nobody encoded: each must return
 * something or refuse it, and allocate in proportion to what it was given. ({@code FuzzTest} does
 * so for the marker and the owner.)
 */
final class Fuzzing {

  /** What a byte may come to: an element of a list of rows with a few objects each. */
  private static final long MAX_BYTES_EACH = 1_000;

  private static final long MAX_BYTES_ANYWAY = 8 << 20;

  private Fuzzing() {}

  /**
   * Arguments: how many inputs, the seed, a folder, after how many minutes none is given any more.
   * Ends with 1 at the first fault.
   */
  public static void main(String[] arguments) throws Exception {
    int inputs = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    List<Subject> subjects = subjects(Path.of(arguments[2]));
    long end = System.nanoTime() + Duration.ofMinutes(Long.parseLong(arguments[3])).toNanos();
    List<Mutation> mutations = new ArrayList<>();
    for (Subject subject : subjects) {
      for (byte[] sample : subject.samples()) {
        subject.decode().accept(sample);
      }
      mutations.add(new Mutation(new Random(seed), subject.samples()));
    }
    int given = 0;
    int decoded = 0;
    long most = 0;
    while (given < inputs && System.nanoTime() < end) {
      for (int i = 0; i < subjects.size(); i++) {
        byte[] input = mutations.get(i).next();
        long before = allocated();
        decoded += attempt(subjects.get(i), input) ? 1 : 0;
        most = Math.max(most, requireInProportion(subjects.get(i), input, allocated() - before));
        given++;
      }
    }
    System.out.printf(
        "%d inputs for %d decoders, of which %d were taken for values; at most %d bytes were allocated for one (seed %d)%n",
        given, subjects.size(), decoded, most, seed);
  }

  private static boolean attempt(Subject subject, byte[] input) {
    try {
      subject.decode().accept(input);
      return true;
    } catch (Throwable e) {
      if (!subject.refusal().isInstance(e)) { // that is how it says so
        fail(subject, input, e.toString());
      }
      return false;
    }
  }

  private static long requireInProportion(Subject subject, byte[] input, long took) {
    if (took > MAX_BYTES_ANYWAY + MAX_BYTES_EACH * input.length) {
      fail(subject, input, took + " bytes were allocated");
    }
    return took;
  }

  private static void fail(Subject subject, byte[] input, String what) {
    System.out.printf("%s: %s, for %s%n", subject.name(), what, HexFormat.of().formatHex(input));
    Runtime.getRuntime().exit(1);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static List<Subject> subjects(Path folder) throws Exception {
    List<Subject> subjects = new ArrayList<>();
    BoundPlan<AllTypes> allTypes =
        AllTypesPlan.of(new AllTypes(listing -> {}, new MemoryTarget<>()));
    Stage<AllTypes, ?> all = allTypes.plan().stages().get(0);
    subjects.add(rows("all types", rowCodec(all), AllTypes.row()));
    subjects.add(key("a key", rowCodec(all), AllTypes.row()));
    BoundPlan<Library> bound =
        LibraryPlan.of(
            new Library(
                listing -> {},
                Calls.NONE,
                new MemoryTarget<>(),
                new MemoryTarget<>(),
                new MemoryTarget<>(),
                new MemoryTarget<>()));
    Plan<Library> library = bound.plan();
    TextFile file = new TextFile("a.txt", "s1: one two\ns2: three\n");
    subjects.add(rows("a source row", textFiles(library), file));
    subjects.add(traces(bound, file));
    subjects.add(schemas(library, rowCodec(all)));
    subjects.addAll(StateSubjects.all(folder));
    subjects.addAll(JournalSubjects.all(folder));
    subjects.add(SealSubject.in(folder));
    subjects.add(KeptSubject.in(folder));
    subjects.addAll(LogicSubjects.all(bound));
    return subjects;
  }

  @SuppressWarnings("unchecked") // the flow's source has rows of all types
  private static RowCodec<AllTypes.Row> rowCodec(Stage<AllTypes, ?> stage) {
    return (RowCodec<AllTypes.Row>) stage.codec();
  }

  @SuppressWarnings("unchecked") // the library's source has text files
  private static RowCodec<TextFile> textFiles(Plan<Library> library) {
    return (RowCodec<TextFile>) library.stages().get(0).codec();
  }

  private static <R> Subject rows(String name, Codec<R> codec, R row) {
    Encoder out = new Encoder();
    codec.encode(row, out);
    return new Subject(
        name,
        List.of(out.toBytes()),
        bytes -> {
          Decoder in = new Decoder(bytes);
          R decoded = codec.decode(in);
          in.requireEnd();
          codec.encode(decoded, new Encoder());
        },
        CorruptDataException.class);
  }

  private static <R> Subject key(String name, RowCodec<R> codec, R row) {
    Encoder out = new Encoder();
    codec.encodeKey(codec.key(row), out);
    return new Subject(
        name,
        List.of(out.toBytes()),
        bytes -> codec.decodeKey(new Decoder(bytes)),
        CorruptDataException.class);
  }

  private static Subject schemas(Plan<Library> library, RowCodec<?> all) {
    List<byte[]> samples = new ArrayList<>();
    Encoder out = new Encoder();
    SchemaCodec.encode(all.schema(), out);
    samples.add(out.toBytes());
    library
        .deliveries()
        .forEach(
            delivery -> {
              Encoder schema = new Encoder();
              SchemaCodec.encode(delivery.codec().schema(), schema);
              samples.add(schema.toBytes());
            });
    return new Subject(
        "a schema",
        samples,
        bytes -> SchemaCodec.decode(new Decoder(bytes)),
        CorruptDataException.class);
  }

  private static Subject traces(BoundPlan<Library> bound, TextFile file) throws Exception {
    try (Workers workers = Workers.of("fuzzing", 1);
        Evaluator evaluator =
            Evaluator.builder(
                    new MemoryMemo(), node -> new Hasher().text(node.name()).finish(), workers)
                .build()) {
      @SuppressWarnings("unchecked") // the library's source has text files
      Stage<Library, TextFile> stage = (Stage<Library, TextFile>) bound.plan().stages().get(0);
      Bytes trace = evaluator.evaluate(stage, bound.flow(), file).trace().encode();
      return new Subject(
          "a trace",
          List.of(trace.array()),
          bytes -> Trace.decode(Bytes.of(bytes)).runs(),
          CorruptDataException.class);
    }
  }
}
