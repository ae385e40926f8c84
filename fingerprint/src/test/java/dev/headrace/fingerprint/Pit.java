package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.GregorMutater;
import org.pitest.mutationtest.engine.gregor.config.Mutator;

/** PIT's mutation engine over classes that need not be loaded. */
final class Pit {

  private final GregorMutater engine;

  /**
   * Mutates.
   *
   * @param classes the classes to mutate and those they refer to; the JDK's are added
   * @param group {@code "STRONGER"} or {@code "ALL"}
   */
  Pit(ClassSource classes, String group) {
    engine =
        new GregorMutater(
            source(classes), method -> true, Mutator.fromStrings(java.util.List.of(group)));
  }

  Collection<MutationDetails> mutations(String internalName) {
    return engine.findMutations(ClassName.fromString(internalName));
  }

  byte[] mutant(MutationDetails mutation) {
    return engine.getMutation(mutation.getId()).getBytes();
  }

  private static ClassByteArraySource source(ClassSource classes) {
    return name -> {
      String internal = name.replace('.', '/');
      ClassFile file = classes.find(internal);
      if (file != null) {
        return Optional.of(file.bytes().array());
      }
      try (InputStream in = ClassLoader.getSystemResourceAsStream(internal + ".class")) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      } catch (IOException e) {
        return Optional.empty();
      }
    };
  }
}
