package dev.headrace.logic;

import dev.headrace.fingerprint.FlowLogic;
import dev.headrace.fingerprint.Root;
import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import dev.headrace.plan.LogicScope;
import dev.headrace.plan.MethodRef;
import dev.headrace.plan.Node;
import dev.headrace.plan.Node.Role;
import dev.headrace.plan.Plan;
import java.util.List;
import java.util.TreeMap;

/** What is to be fingerprinted of a plan: the processor asks the same of the flow. */
final class FlowLogics {

  private FlowLogics() {}

  static FlowLogic of(Plan<?> plan) {
    String flow = plan.graph().flow();
    LogicScope scope = plan.logicScope();
    LibraryPolicy libraries = LibraryPolicy.walk();
    for (var library : scope.libraries().entrySet()) {
      libraries = libraries.with(library.getKey(), Mode.valueOf(library.getValue().name()));
    }
    TreeMap<String, Root> roots = new TreeMap<>();
    for (Node<?> node : plan.graph().nodes(Role.TRANSFORM)) {
      roots.put(node.name(), root(node));
    }
    return new FlowLogic(
        flow,
        Boundary.around(flow).andPackages(scope.packages()).andArtifacts(scope.artifacts()),
        libraries,
        roots);
  }

  private static Root root(Node<?> node) {
    MethodRef method = node.method();
    if (method == null) {
      throw new IllegalArgumentException("transform " + node.name() + " has no method");
    }
    Root root =
        Root.of(method.owner(), method.name(), method.descriptor())
            .onReceiver()
            .taking(signatures(method.inputs()))
            .returning(signatures(method.outputs()))
            .dependingOn(node.settings().deps().toArray(new String[0]))
            .readingFiles(node.settings().files().toArray(new String[0]))
            .version(node.settings().version());
    return node.settings().pinned() ? root.pin() : root;
  }

  private static String[] signatures(List<String> binaryNames) {
    String[] signatures = new String[binaryNames.size()];
    for (int i = 0; i < signatures.length; i++) {
      signatures[i] = "L" + binaryNames.get(i).replace('.', '/') + ";";
    }
    return signatures;
  }
}
