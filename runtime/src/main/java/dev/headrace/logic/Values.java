package dev.headrace.logic;

import dev.headrace.fingerprint.LogicTree;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.MethodRef;
import dev.headrace.plan.Node;
import dev.headrace.plan.Resource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The values that a transform reads besides its parameters: those of the flow's components that its
 * logic reads, and of the environment variables that it declares.
 */
final class Values {

  private Values() {}

  /** Values by name; the names do not say what the flow calls a transform record. */
  static <F> SortedMap<String, Value> of(
      BoundPlan<F> plan,
      Node<?> node,
      LogicTree tree,
      UnaryOperator<@Nullable String> environment) {
    TreeMap<String, Value> values = new TreeMap<>();
    MethodRef method = node.method();
    boolean ofFlow = method != null && method.owner().equals(plan.plan().graph().flow());
    for (Resource<F> resource : plan.plan().resources()) {
      String name = ofFlow ? resource.path() : ofRecord(resource, node);
      if (!name.isEmpty() && counts(name, node, tree)) {
        Encoder out = new Encoder();
        resource.value().write(plan.flow(), out);
        String digest = new Hasher().bytes(out.toBytes()).finish().toString();
        values.put(name, new Value(digest, resource.shown().apply(plan.flow())));
      }
    }
    for (String name : node.settings().env()) {
      String value = environment.apply(name);
      String digest = value == null ? "" : new Hasher().text(value).finish().toString();
      values.put("env " + name, new Value(digest, ""));
    }
    return values;
  }

  /** Whether the logic reads the component; of pinned logic it is not known, so all count. */
  private static boolean counts(String name, Node<?> node, LogicTree tree) {
    int dot = name.indexOf('.');
    return node.settings().pinned()
        || tree.reads().contains(dot < 0 ? name : name.substring(0, dot));
  }

  private static String ofRecord(Resource<?> resource, Node<?> node) {
    String prefix = node.name() + ".";
    return resource.path().startsWith(prefix) ? resource.path().substring(prefix.length()) : "";
  }
}
