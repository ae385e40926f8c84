package dev.headrace.processor.check;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.LogicScopeModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code @LogicScope} names things, and says of each archive one thing only. */
final class LogicScopes implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    LogicScopeModel scope = flow.logicScope();
    Map<String, String> said = new HashMap<>();
    names("packages", scope.packages(), new HashMap<>(), flow.place(), problems);
    names("artifacts", scope.artifacts(), said, flow.place(), problems);
    names("content", scope.content(), said, flow.place(), problems);
    names("version", scope.version(), said, flow.place(), problems);
    names("ignore", scope.ignore(), said, flow.place(), problems);
  }

  private static void names(
      String attribute,
      List<String> names,
      Map<String, String> said,
      Place place,
      Problems problems) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Place value = place.on(ClassNames.LOGIC_SCOPE.canonicalName(), attribute, i);
      String before = said.putIfAbsent(name, attribute);
      if (name.isBlank()) {
        problems.add(
            DeclarationCode.SCOPE_NAME,
            value,
            "has an empty name among its " + attribute,
            "Give a name, or remove it.");
      } else if (before != null && !before.equals(attribute)) {
        problems.add(
            DeclarationCode.SCOPE_NAME,
            value,
            "names \"%s\" in %s and in %s".formatted(name, before, attribute),
            "Name it in one of them: each says something else about it.");
      }
    }
  }
}
