package dev.headrace.logic;

import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Graph.Vertex;
import dev.headrace.plan.MethodRef;
import dev.headrace.plan.Node;
import dev.headrace.plan.Node.Role;
import dev.headrace.plan.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A first, coarse answer to "has this transform changed": the class file of the flow or of the
 * transform record whose method it is, with the classes nested in it, and the values of its
 * resources. It sees more changes than there are (any edit of the class) and misses those of
 * helpers in other classes.
 */
public final class ClassFileLogic {

  private final Map<String, Hash> hashes = new HashMap<>();

  /**
   * Hashes every transform of a plan.
   *
   * @param plan the plan with its flow
   */
  public ClassFileLogic(BoundPlan<?> plan) {
    ClassLoader loader = plan.flow().getClass().getClassLoader();
    for (Vertex vertex : plan.plan().graph().vertices()) {
      if (vertex.node().role() == Role.TRANSFORM) {
        hashes.put(vertex.node().name(), hash(plan, vertex.node(), loader));
      }
    }
  }

  /**
   * The hash of a transform's logic.
   *
   * @param node a transform of the plan
   * @return its hash
   */
  public Hash of(Node<?> node) {
    Hash hash = hashes.get(node.name());
    if (hash == null) {
      throw new IllegalArgumentException("the plan has no transform " + node.name());
    }
    return hash;
  }

  private static <F> Hash hash(BoundPlan<F> plan, Node<?> node, ClassLoader loader) {
    MethodRef method = node.method();
    if (method == null) {
      throw new IllegalArgumentException("transform " + node.name() + " has no method");
    }
    Hasher hasher = new Hasher();
    hasher
        .text(method.owner())
        .text(method.name())
        .text(method.descriptor())
        .number(node.settings().version());
    members(loader, method.owner()).forEach(member -> hasher.bytes(classFile(member)));
    boolean ofFlow = method.owner().equals(plan.plan().graph().flow());
    for (Resource<F> resource : plan.plan().resources()) {
      String name = ofFlow ? ofFlow(resource) : ofRecord(resource, node);
      if (!name.isEmpty()) {
        Encoder out = new Encoder();
        resource.value().write(plan.flow(), out);
        hasher.text(name).bytes(out.toBytes());
      }
    }
    return hasher.finish();
  }

  /** The flow's methods may read all of its components that are no transforms. */
  private static String ofFlow(Resource<?> resource) {
    return resource.path().indexOf('.') < 0 ? resource.path() : "";
  }

  /** A transform record reads its own components, whatever the flow calls it. */
  private static String ofRecord(Resource<?> resource, Node<?> node) {
    String prefix = node.name() + ".";
    return resource.path().startsWith(prefix) ? resource.path().substring(prefix.length()) : "";
  }

  private static Stream<Class<?>> members(ClassLoader loader, String name) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return Stream.of(type.getNestMembers()).sorted(Comparator.comparing(Class::getName));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "class %s of the plan is not on the class path; build the project again".formatted(name),
          e);
    }
  }

  private static byte[] classFile(Class<?> type) {
    String resource = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "the class file of %s can't be read from its class loader".formatted(type.getName()));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the class file of " + type.getName(), e);
    }
  }
}
