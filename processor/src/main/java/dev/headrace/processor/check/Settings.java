package dev.headrace.processor.check;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.SettingsModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problems;
import java.util.List;
import javax.lang.model.SourceVersion;

/** What {@code @Transform} names can count. */
final class Settings implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    for (NodeModel node : flow.nodes(NodeModel.Role.TRANSFORM)) {
      SettingsModel settings = node.settings();
      settings.place().ifPresent(place -> check(settings, place, problems));
    }
  }

  private static void check(SettingsModel settings, Place place, Problems problems) {
    if (settings.pinned()) {
      pinned("deps", settings.deps(), ".class", place, problems);
      pinned("resources", settings.files(), "", place, problems);
      return;
    }
    for (int i = 0; i < settings.deps().size(); i++) {
      String type = settings.deps().get(i);
      if (SourceVersion.isKeyword(type) || type.endsWith("[]")) {
        tell("deps", i, type + ".class", "has no code", "Name a class.", place, problems);
      } else if (type.matches("javax?\\..*")) {
        String why = "is of the JDK, whose code does not count";
        tell("deps", i, type + ".class", why, "Remove it.", place, problems);
      }
    }
    String path = "Give a path such as \"prompts/*.txt\", or remove it.";
    blank("resources", settings.files(), "names no file", path, place, problems);
    String variable = "Give the name of an environment variable, or remove it.";
    blank("env", settings.env(), "names no variable", variable, place, problems);
  }

  /** Environment variables count all the same: they are values, and no logic. */
  private static void pinned(
      String attribute, List<String> values, String ending, Place place, Problems problems) {
    if (!values.isEmpty()) {
      String why = "counts for nothing beside logic = PINNED";
      String fix = "Remove it, and change the version when it changes; or let the code count.";
      tell(attribute, 0, values.get(0) + ending, why, fix, place, problems);
    }
  }

  private static void blank(
      String attribute,
      List<String> values,
      String why,
      String fix,
      Place place,
      Problems problems) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isBlank()) {
        tell(attribute, i, '"' + values.get(i) + '"', why, fix, place, problems);
      }
    }
  }

  private static void tell(
      String attribute,
      int index,
      String value,
      String why,
      String fix,
      Place place,
      Problems problems) {
    problems.add(
        DeclarationCode.TRANSFORM_SETTING,
        place.on(ClassNames.TRANSFORM.canonicalName(), attribute, index),
        attribute,
        value,
        why,
        fix);
  }
}
