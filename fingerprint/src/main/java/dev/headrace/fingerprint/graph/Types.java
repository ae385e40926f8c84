package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.classes.World.Kind;
import dev.headrace.fingerprint.classes.World.Resolved;
import dev.headrace.fingerprint.code.NodeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * Types of which there may be instances: their shape, and the methods that a library may call on
 * them because they override one of a library's supertype.
 */
final class Types {

  private static final String ANY = "*";

  private final World world;

  Types(World world) {
    this.world = world;
  }

  Form form(NodeKey key) {
    ClassModel model = world.require(key.owner());
    StringBuilder text = new StringBuilder("type ");
    List<NodeKey> edges = new ArrayList<>();
    for (String each : world.supertypes(model.name())) {
      ClassModel parent = world.code(each);
      text.append(name(each, parent)).append(parent == null ? " library\n" : "\n");
    }
    if (model.node().recordComponents != null) {
      for (RecordComponentNode component : model.node().recordComponents) {
        text.append(component.name).append(' ').append(component.descriptor).append('\n');
      }
    }
    callbacks(model)
        .forEach(
            (signature, method) -> {
              text.append("callback ").append(signature).append('\n');
              edges.add(method);
            });
    if (carriesTypes(model)) {
      text.append("signature\n");
      edges.add(NodeKey.of(NodeKey.Kind.SHAPE, model.name()));
    }
    return new Form(text.toString(), edges);
  }

  /** {@code new TypeReference<List<Row>>() {}}: a library reads the arguments of its own type. */
  private boolean carriesTypes(ClassModel model) {
    if (model.node().signature == null || !world.isUser(model.name())) {
      return false;
    }
    List<String> direct = new ArrayList<>(model.node().interfaces);
    if (model.node().superName != null) {
      direct.add(model.node().superName);
    }
    return direct.stream()
        .anyMatch(each -> world.kind(each) != Kind.PLATFORM && !world.isUser(each));
  }

  /** Anonymous classes have no name that means anything; local ones have a simple one. */
  private static String name(String internalName, @Nullable ClassModel model) {
    if (model == null || !model.nameless()) {
      return internalName;
    }
    InnerClassNode entry = model.innerEntry();
    return entry == null ? "?" : "?" + entry.innerName;
  }

  private SortedMap<String, NodeKey> callbacks(ClassModel model) {
    Set<String> signatures = librarySignatures(model);
    TreeMap<String, NodeKey> found = new TreeMap<>();
    for (String each : world.supertypes(model.name())) {
      ClassModel declaring = world.code(each);
      if (declaring == null) {
        continue;
      }
      for (MethodNode method : declaring.node().methods) {
        String signature = method.name + method.desc;
        if (overridable(method)
            && (signatures.contains(signature) || openTo(signatures, method))
            && !found.containsKey(signature)) {
          Resolved target = world.resolve(model.name(), method.name, method.desc);
          if (target != null && !target.isAbstract()) {
            found.put(signature, method(target));
          }
        }
      }
    }
    return found;
  }

  private static boolean openTo(Set<String> signatures, MethodNode method) {
    return signatures.contains(ANY)
        && (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
  }

  /** What may be overridden; "*" if a supertype is unknown and any method might be. */
  private Set<String> librarySignatures(ClassModel model) {
    Set<String> signatures = new TreeSet<>();
    for (String each : world.supertypes(model.name())) {
      Kind kind = world.kind(each);
      if (kind == Kind.PLATFORM) {
        Set<String> declared = world.platform().overridable(each);
        signatures.addAll(declared == null ? Set.of(ANY) : declared);
      } else if (kind == Kind.MISSING) {
        signatures.add(ANY);
      } else if (kind == Kind.OPAQUE) {
        ClassModel library = world.cache().model(each);
        if (library != null) {
          library.node().methods.stream()
              .filter(Types::overridable)
              .forEach(method -> signatures.add(method.name + method.desc));
        }
      }
    }
    return signatures;
  }

  static NodeKey method(Resolved target) {
    return NodeKey.of(
        NodeKey.Kind.METHOD, target.owner().name(), target.method().name, target.method().desc);
  }

  private static boolean overridable(MethodNode method) {
    return (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0
        && !method.name.startsWith("<");
  }
}
