package dev.headrace.logic;

import dev.headrace.fingerprint.FlowLogic;
import dev.headrace.fingerprint.LogicTree;
import dev.headrace.fingerprint.Manifest;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.classes.LoaderClasses;
import dev.headrace.hash.Bytes;
import dev.headrace.plan.Plan;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logic of a plan's transforms as the classes that would run have it. What the build wrote is
 * used where it still holds, which needs no more than digests; the rest is computed from class
 * files. Immutable.
 *
 * @param manifest the fingerprints
 * @param differences what the classes do otherwise than when they were built, a sentence each
 */
public record PlanLogic(Manifest manifest, List<String> differences) {

  /** Copies the list. */
  public PlanLogic {
    differences = List.copyOf(differences);
  }

  /**
   * Identifies what is asked of a plan: plans with one id and one class loader have one logic.
   *
   * @param plan the plan
   * @return the id
   */
  public static String id(Plan<?> plan) {
    return FlowLogics.of(plan).id();
  }

  /**
   * Finds out what a plan's transforms do.
   *
   * @param plan the plan
   * @param loader the class loader of the flow
   * @return the logic
   * @throws FingerprintException if a class is missing or can't be read: then nothing is known, and
   *     nothing may be reused
   */
  public static PlanLogic load(Plan<?> plan, ClassLoader loader) {
    try (LoaderClasses classes = LoaderClasses.of(loader)) {
      return load(FlowLogics.of(plan), classes);
    }
  }

  private static PlanLogic load(FlowLogic logic, ClassSource loaded) {
    Manifest built = built(logic, loaded);
    if (built == null) {
      return new PlanLogic(logic.compute(loaded), List.of());
    }
    if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
      return new PlanLogic(built, List.of());
    }
    ClassSource classes = built.separating(loaded);
    SortedSet<String> outdated = built.outdated(classes);
    if (outdated.isEmpty()) {
      return new PlanLogic(built, List.of());
    }
    TreeMap<String, LogicTree> trees = new TreeMap<>(built.transforms());
    trees.putAll(logic.compute(classes, outdated));
    Manifest now = new Manifest(built.flow(), built.spec(), built.archives(), trees);
    List<String> differences = new Told(classes, logic.flow()).between(built, now);
    differences.forEach(log()::warn);
    return new PlanLogic(now, differences);
  }

  /**
   * What one transform does.
   *
   * @param transform its name
   * @return its tree
   * @throws IllegalArgumentException if the plan has no such transform
   */
  public LogicTree tree(String transform) {
    LogicTree tree = manifest.transforms().get(transform);
    if (tree == null) {
      throw new IllegalArgumentException(
          "the plan has no transform %s; it has %s"
              .formatted(transform, manifest.transforms().keySet()));
    }
    return tree;
  }

  /** What the build wrote, if it answers the question that the plan asks. */
  private static @Nullable Manifest built(FlowLogic logic, ClassSource classes) {
    Bytes file = classes.resource(Manifest.resource(logic.flow()));
    if (file == null) {
      return null;
    }
    try {
      Manifest manifest = Manifest.parse(file);
      return manifest.spec().equals(logic.id()) ? manifest : null;
    } catch (FingerprintException damaged) {
      log().warn("{} is not used: {}", Manifest.resource(logic.flow()), damaged.getMessage());
      return null;
    }
  }

  /** Asked for when there is something to tell: logging takes a while to set itself up. */
  private static Logger log() {
    return LoggerFactory.getLogger(PlanLogic.class);
  }
}
