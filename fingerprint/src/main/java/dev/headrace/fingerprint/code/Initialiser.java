package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Cuts a class initialiser into the initialisers of its fields and a residue, so that a new static
 * field changes nothing for code that reads the others. Cuts lie where the stack is empty and no
 * jump, handler or local variable crosses; a part that ends by writing a field of the class, and
 * writes no other, is that field's.
 */
final class Initialiser {

  private final ClassModel owner;
  private final MethodNode method;
  private final Edits edits;
  private final Map<String, List<List<AbstractInsnNode>>> fields = new LinkedHashMap<>();
  private final List<AbstractInsnNode> residue = new ArrayList<>();

  private Initialiser(ClassModel owner, MethodNode method, Edits edits) {
    this.owner = owner;
    this.method = method;
    this.edits = edits;
  }

  static Initialiser of(ClassModel owner, MethodNode clinit, Edits edits) {
    AbstractInsnNode end = clinit.instructions.getLast();
    edits.drop(end != null && end.getOpcode() < 0 ? Insns.previous(end) : end);
    Initialiser initialiser = new Initialiser(owner, clinit, edits);
    for (List<AbstractInsnNode> part : Parts.of(owner, clinit, edits)) {
      initialiser.add(part);
    }
    return initialiser;
  }

  MethodNode method() {
    return method;
  }

  Edits edits() {
    return edits;
  }

  /** The parts that write a field, in order. */
  List<List<AbstractInsnNode>> partsOf(String field) {
    return fields.getOrDefault(field, List.of());
  }

  List<AbstractInsnNode> residue() {
    return residue;
  }

  /** Where a field gets its first value: before or after an instruction, or nowhere on its own. */
  int compare(String field, AbstractInsnNode insn) {
    List<List<AbstractInsnNode>> parts = partsOf(field);
    if (parts.isEmpty()) {
      return 0;
    }
    AbstractInsnNode first = parts.get(0).get(0);
    return Integer.compare(method.instructions.indexOf(first), method.instructions.indexOf(insn));
  }

  private void add(List<AbstractInsnNode> part) {
    String field = writes(part);
    if (field == null) {
      residue.addAll(part);
    } else if (!field.equals("$assertionsDisabled")) {
      if (SharedState.touches(owner, part, field)) {
        residue.addAll(part);
      }
      fields.computeIfAbsent(field, name -> new ArrayList<>()).add(part);
      if (isConstant(field)) {
        dropOrdinal(part);
      }
    }
  }

  private @Nullable String writes(List<AbstractInsnNode> part) {
    String field = null;
    AbstractInsnNode last = null;
    for (AbstractInsnNode insn : part) {
      if (!edits.counts(insn)) {
        continue;
      }
      if (Insns.isPutStatic(insn, owner.name())) {
        if (field != null) {
          return null;
        }
        field = ((FieldInsnNode) insn).name;
      }
      last = insn;
    }
    return Insns.isPutStatic(last, owner.name()) ? field : null;
  }

  private boolean isConstant(String field) {
    var declared = owner.field(field);
    return declared != null && (declared.access & Opcodes.ACC_ENUM) != 0;
  }

  /** {@code new E; dup; "NAME"; ordinal; ...}: the order of constants is a node of its own. */
  private void dropOrdinal(List<AbstractInsnNode> part) {
    for (AbstractInsnNode insn : part) {
      if (insn.getOpcode() == Opcodes.NEW) {
        AbstractInsnNode name = Insns.next(Insns.next(insn));
        AbstractInsnNode ordinal = Insns.next(name);
        if (Insns.stringConstant(name) != null && Insns.intConstant(ordinal) != null) {
          edits.drop(ordinal);
        }
        return;
      }
    }
  }
}
