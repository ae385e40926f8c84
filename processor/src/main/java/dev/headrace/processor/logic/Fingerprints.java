package dev.headrace.processor.logic;

import com.sun.source.util.JavacTask;
import dev.headrace.processor.model.FlowModel;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Asks for the fingerprints of flows, if the compiler is one that can be listened to. Elsewhere
 * (Eclipse's compiler, wrapped environments of build tools) nothing is written, and the
 * fingerprints are computed when a plan is loaded.
 */
public final class Fingerprints {

  private final Optional<FingerprintListener> listener;

  private Fingerprints(Optional<FingerprintListener> listener) {
    this.listener = listener;
  }

  /**
   * Listens to a compilation.
   *
   * @param environment the compilation
   * @return takes flows
   */
  public static Fingerprints of(ProcessingEnvironment environment) {
    try {
      return new Fingerprints(task(environment).map(task -> listen(task, environment)));
    } catch (LinkageError noCompilerApi) {
      return new Fingerprints(Optional.empty());
    }
  }

  private static FingerprintListener listen(JavacTask task, ProcessingEnvironment environment) {
    FingerprintListener listener = new FingerprintListener(environment);
    task.addTaskListener(listener);
    return listener;
  }

  private static Optional<JavacTask> task(ProcessingEnvironment environment) {
    try {
      return Optional.of(JavacTask.instance(environment));
    } catch (IllegalArgumentException wrapped) {
      return unwrapped(environment);
    }
  }

  /** IntelliJ's build wraps the environment and offers a way back. */
  private static Optional<JavacTask> unwrapped(ProcessingEnvironment environment) {
    try {
      Object inner =
          Class.forName("org.jetbrains.jps.javac.APIWrappers")
              .getMethod("unwrap", Class.class, Object.class)
              .invoke(null, ProcessingEnvironment.class, environment);
      return inner instanceof ProcessingEnvironment known && known != environment
          ? Optional.of(JavacTask.instance(known))
          : Optional.empty();
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException
        | IllegalArgumentException notIntelliJ) {
      return Optional.empty();
    }
  }

  /**
   * Asks for the fingerprints of a flow, to be written when the compilation has succeeded.
   *
   * @param flow a flow whose plan is written
   */
  public void expect(FlowModel flow) {
    listener.ifPresent(listens -> listens.expect(FlowLogics.of(flow), flow.place().element()));
  }
}
