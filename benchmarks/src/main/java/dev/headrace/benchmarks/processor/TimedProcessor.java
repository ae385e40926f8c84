package dev.headrace.benchmarks.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.headrace.benchmarks.WrappedProcessor;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Another processor, and how long it took: in rounds, and in the listeners that it gave to javac,
 * which are between one of ours that hears of each event before them and one that hears of it after
 * them.
 */
final class TimedProcessor extends WrappedProcessor {

  /** What the processor is busy with. */
  enum Part {
    /** Reading, checking and writing flows. */
    ROUNDS,
    /** Looking for impure uses in bodies. */
    BODIES,
    /** Fingerprints, at the end. */
    FINGERPRINTS
  }

  private final Map<Part, Long> micros = new EnumMap<>(Part.class);
  private long heard;

  TimedProcessor(Processor timed) {
    super(timed);
  }

  long micros(Part part) {
    return micros.getOrDefault(part, 0L);
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    JavacTask task = JavacTask.instance(environment);
    task.addTaskListener(new Before());
    long start = now();
    super.init(environment);
    add(Part.ROUNDS, now() - start);
    task.addTaskListener(new After());
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    long start = now();
    super.process(annotations, round);
    add(Part.ROUNDS, now() - start);
    return false;
  }

  private void add(Part part, long more) {
    micros.merge(part, more, Long::sum);
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1000;
  }

  private final class Before implements TaskListener {
    @Override
    public void finished(TaskEvent event) {
      heard = now();
    }
  }

  private final class After implements TaskListener {
    @Override
    public void finished(TaskEvent event) {
      boolean analysed = event.getKind() == TaskEvent.Kind.ANALYZE;
      add(analysed ? Part.BODIES : Part.FINGERPRINTS, now() - heard);
    }
  }
}
