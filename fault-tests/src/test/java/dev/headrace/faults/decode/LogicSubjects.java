package dev.headrace.faults.decode;

import dev.headrace.fingerprint.Manifest;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.graph.Checksum;
import dev.headrace.logic.BoundLogic;
import dev.headrace.logic.Equivalents;
import dev.headrace.logic.LogicChanges;
import dev.headrace.logic.LogicSnapshot;
import dev.headrace.logic.PlanLogic;
import dev.headrace.plan.BoundPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is remembered of what transforms did, which is text. */
final class LogicSubjects {

  private static final String HASH = "0123456789abcdef".repeat(4);

  private static final String LAST = "checksum\t";

  private LogicSubjects() {}

  static List<Subject> all(BoundPlan<?> plan) {
    PlanLogic logic = PlanLogic.load(plan.plan(), LogicSubjects.class.getClassLoader());
    LogicSnapshot snapshot = BoundLogic.of(logic, plan, Equivalents.NONE).snapshot();
    Equivalents equivalents =
        Equivalents.NONE.accept(HASH, HASH.replace('0', '1')).accept(HASH, HASH.replace('0', '2'));
    return List.of(
        new Subject(
            "logic",
            List.of(bytes(snapshot.write())),
            input -> {
              LogicSnapshot parsed = LogicSnapshot.parse(text(input));
              LogicChanges.between(parsed, snapshot, Equivalents.NONE);
              parsed.write();
            },
            IllegalArgumentException.class),
        new Subject(
            "a manifest",
            List.of(bytes(snapshot.manifest().write()), bytes(unsealed(snapshot.manifest()))),
            input -> {
              Manifest parsed = Manifest.parse(sealed(text(input)));
              parsed.transforms().values().forEach(tree -> tree.pathTo(tree.root()));
              parsed.write();
            },
            FingerprintException.class),
        new Subject(
            "equivalents",
            List.of(bytes(equivalents.write())),
            input -> Equivalents.parse(text(input)).write(),
            IllegalArgumentException.class));
  }

  private static String unsealed(Manifest manifest) {
    return manifest.write().replaceFirst(LAST + ".*\n", "");
  }

  /** What lost its last line gets another: a damage that the checksum hides is to be found too. */
  private static String sealed(String text) {
    return text.contains(LAST) ? text : text + LAST + Checksum.of(text) + "\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
