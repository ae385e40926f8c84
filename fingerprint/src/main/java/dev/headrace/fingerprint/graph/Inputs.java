package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.FieldNode;

/**
 * Types whose instances come from outside: their components' types come with them, an enum's
 * constants, the permitted subtypes of a sealed type, and of an open type all subtypes that were
 * built together with it.
 */
final class Inputs {

  private final World world;
  private final Set<String> open;

  /** Notes the types whose subtypes it has looked for. */
  Inputs(World world, Set<String> open) {
    this.world = world;
    this.open = open;
  }

  /** The user types that a signature names. */
  Form form(NodeKey key) {
    List<NodeKey> edges = new ArrayList<>();
    for (String name : names(key.owner())) {
      ClassModel model = world.code(name);
      if (model != null) {
        edges(model, edges);
      }
    }
    return new Form("input", edges);
  }

  private void edges(ClassModel model, List<NodeKey> edges) {
    edges.add(NodeKey.of(Kind.TYPE, model.name()));
    edges.add(NodeKey.of(Kind.CLASS_INIT, model.name()));
    if (model.isEnum()) {
      edges.add(NodeKey.of(Kind.CONSTANTS, model.name()));
      return;
    }
    for (FieldNode field : model.node().fields) {
      boolean captured = model.nameless() && (field.access & Opcodes.ACC_SYNTHETIC) != 0;
      if ((field.access & Opcodes.ACC_STATIC) == 0 && !captured) {
        edges.add(NodeKey.of(Kind.INPUT, field.signature == null ? field.desc : field.signature));
      }
    }
    if (model.nameless()) {
      CapturedInputs.of(model, world).forEach(each -> edges.add(NodeKey.of(Kind.INPUT, each)));
    }
    subtypes(model).forEach(each -> edges.add(NodeKey.of(Kind.INPUT, "L" + each + ";")));
  }

  private List<String> subtypes(ClassModel model) {
    if (model.node().permittedSubclasses != null) {
      return model.node().permittedSubclasses.stream().sorted().toList();
    }
    if ((model.node().access & Opcodes.ACC_FINAL) != 0) {
      return List.of();
    }
    open.add(model.name());
    return world.cache().directSubtypes(model.origin(), model.name());
  }

  /** The types that a field's signature names. */
  static Set<String> names(String signature) {
    Names names = new Names();
    new SignatureReader(signature).acceptType(names);
    return names.found;
  }

  /** The types that a class's signature names: its supertypes, their arguments, its bounds. */
  static Set<String> namesOfClass(String signature) {
    Names names = new Names();
    new SignatureReader(signature).accept(names);
    return names.found;
  }

  private static final class Names extends SignatureVisitor {

    private final Set<String> found = new LinkedHashSet<>();
    private String name = "";

    Names() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitClassType(String type) {
      name = type;
      found.add(type);
    }

    @Override
    public void visitInnerClassType(String inner) {
      name = name + "$" + inner;
      found.add(name);
    }
  }
}
