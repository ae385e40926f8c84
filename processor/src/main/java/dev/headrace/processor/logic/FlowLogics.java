package dev.headrace.processor.logic;

import dev.headrace.fingerprint.FlowLogic;
import dev.headrace.fingerprint.Root;
import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.LogicScopeModel;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.SettingsModel;
import java.util.List;
import java.util.TreeMap;

/** What is to be fingerprinted of a flow: the plan asks the same when it is loaded. */
final class FlowLogics {

  private FlowLogics() {}

  static FlowLogic of(FlowModel flow) {
    LogicScopeModel scope = flow.logicScope();
    LibraryPolicy libraries = LibraryPolicy.walk();
    libraries = with(libraries, Mode.CONTENT, scope.content());
    libraries = with(libraries, Mode.VERSION, scope.version());
    libraries = with(libraries, Mode.IGNORE, scope.ignore());
    TreeMap<String, Root> roots = new TreeMap<>();
    for (NodeModel node : flow.nodes(NodeModel.Role.TRANSFORM)) {
      roots.put(node.name(), root(node.method().orElseThrow(), node.settings()));
    }
    return new FlowLogic(
        flow.binaryName(),
        Boundary.around(flow.binaryName())
            .andPackages(scope.packages())
            .andArtifacts(scope.artifacts()),
        libraries,
        roots);
  }

  private static LibraryPolicy with(LibraryPolicy policy, Mode mode, List<String> artifacts) {
    LibraryPolicy all = policy;
    for (String artifact : artifacts) {
      all = all.with(artifact, mode);
    }
    return all;
  }

  private static Root root(MethodModel method, SettingsModel settings) {
    Root root =
        Root.of(method.owner(), method.name(), method.descriptor())
            .onReceiver()
            .taking(signatures(method.hiddenInputs()))
            .returning(signatures(method.hiddenOutputs()))
            .dependingOn(settings.deps().toArray(String[]::new))
            .readingFiles(settings.files().toArray(String[]::new))
            .version(settings.version());
    return settings.pinned() ? root.pin() : root;
  }

  private static String[] signatures(List<String> binaryNames) {
    return binaryNames.stream()
        .map(name -> "L" + name.replace('.', '/') + ";")
        .toArray(String[]::new);
  }
}
