package dev.headrace.testing;

import dev.headrace.testing.FlowTest.State;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes a test's {@link FlowRunner} when it is asked for, and closes it after the test. */
final class FlowExtension implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(FlowExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FlowRunner.class;
  }

  @Override
  public FlowRunner resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "a FlowRunner belongs to one test, but %s runs for a whole class; take the runner in the test, in @BeforeEach or in @AfterEach, or make one with FlowRunner.inMemory() and close it"
              .formatted(parameter.getDeclaringExecutable()));
    }
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            FlowRunner.class,
            key -> state(context) == State.DISK ? FlowRunner.onDisk() : FlowRunner.inMemory(),
            FlowRunner.class);
  }

  private static State state(ExtensionContext test) {
    for (Optional<ExtensionContext> at = Optional.of(test);
        at.isPresent();
        at = at.flatMap(ExtensionContext::getParent)) {
      Optional<FlowTest> found =
          at.flatMap(ExtensionContext::getElement)
              .flatMap(element -> AnnotationSupport.findAnnotation(element, FlowTest.class));
      if (found.isPresent()) {
        return found.get().state();
      }
    }
    return State.MEMORY;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FlowRunner runner = context.getStore(NAMESPACE).remove(FlowRunner.class, FlowRunner.class);
    if (runner != null) {
      runner.close();
    }
  }
}
