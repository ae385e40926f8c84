package dev.headrace.benchmarks.logic;

import dev.headrace.benchmarks.WrappedProcessor;
import dev.headrace.processor.FlowProcessor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;

/** The processor with a wrapped environment, by which it can't listen to the compiler. */
final class UnheardProcessor extends WrappedProcessor {

  UnheardProcessor() {
    super(new FlowProcessor());
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(
        (ProcessingEnvironment)
            Proxy.newProxyInstance(
                UnheardProcessor.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (proxy, method, args) -> {
                  try {
                    return method.invoke(environment, args);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }));
  }
}
