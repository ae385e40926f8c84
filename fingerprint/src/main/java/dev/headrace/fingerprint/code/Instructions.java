package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.code.Edits.EnumSwitch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the instructions of one method, or of a part of it, as tokens: constants by value, local
 * variables by first use, jumps by the position of the canonical instruction they lead to.
 */
final class Instructions {

  private final Scope scope;
  private final ClassModel owner;
  private final MethodNode method;
  private final List<AbstractInsnNode> insns;
  private final Edits edits;
  private final Tokens out;
  private final Members members;
  private final Constants constants;
  private final Dynamics dynamics;
  private final Map<Integer, Integer> locals = new HashMap<>();
  private final Map<LabelNode, Integer> labels = new HashMap<>();

  Instructions(
      Scope scope,
      ClassModel owner,
      MethodNode method,
      List<AbstractInsnNode> insns,
      Edits edits,
      Lambdas lambdas,
      Tokens out) {
    this.scope = scope;
    this.owner = owner;
    this.method = method;
    this.insns = insns;
    this.edits = edits;
    this.out = out;
    this.members = new Members(scope, owner, method, out);
    this.constants = new Constants(scope, members, out);
    this.dynamics = new Dynamics(scope, owner, members, constants, lambdas, out);
  }

  void write() {
    numberParameters();
    int position = 0;
    for (AbstractInsnNode insn : insns) {
      if (insn instanceof LabelNode label) {
        labels.put(label, position);
      } else if (counts(insn)) {
        position++;
      }
    }
    for (AbstractInsnNode insn : insns) {
      if (counts(insn)) {
        write(insn);
        out.line();
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (labels.containsKey(block.start)) {
        handler(block);
      }
    }
  }

  private boolean counts(AbstractInsnNode insn) {
    return edits.counts(insn) && insn.getOpcode() != Opcodes.NOP;
  }

  private void handler(TryCatchBlockNode block) {
    int start = label(block.start);
    int end = label(block.end);
    if (start == end) {
      return;
    }
    out.word("try").number(start).number(end).number(label(block.handler));
    if (block.type != null) {
      scope.type(block.type, out);
    }
    out.line();
  }

  private void numberParameters() {
    int slot = 0;
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      locals.put(slot++, 0);
    }
    Set<Integer> uncounted = CapturedParameters.of(owner, method, scope.world()).keySet();
    Type[] types = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < types.length; i++) {
      if (!uncounted.contains(i)) {
        locals.put(slot, locals.size());
      }
      slot += types[i].getSize();
    }
  }

  private int local(int slot) {
    Integer known = locals.get(slot);
    if (known == null) {
      known = locals.size();
      locals.put(slot, known);
    }
    return known;
  }

  private int label(LabelNode label) {
    return labels.getOrDefault(label, -1);
  }

  private void write(AbstractInsnNode insn) {
    Integer number = Insns.intConstant(insn);
    FieldInsnNode captured = edits.capturedBy(insn);
    if (captured != null) {
      members.captured(captured);
    } else if (number != null) {
      out.word("int").number(number);
    } else if (insn instanceof VarInsnNode variable) {
      out.op("local", edits.opcode(variable)).number(local(variable.var));
    } else if (insn instanceof IincInsnNode increment) {
      out.word("increment").number(local(increment.var)).number(increment.incr);
    } else if (insn instanceof FieldInsnNode field) {
      members.field(field);
    } else if (insn instanceof MethodInsnNode call) {
      members.call(call, edits.descriptor(call));
    } else if (insn instanceof InvokeDynamicInsnNode indy) {
      dynamics.write(indy);
    } else if (insn instanceof LdcInsnNode ldc) {
      constants.load(ldc);
    } else if (insn instanceof TypeInsnNode type) {
      type(type);
    } else if (insn instanceof JumpInsnNode jump) {
      out.op("jump", insn.getOpcode()).number(label(jump.label));
    } else if (insn instanceof TableSwitchInsnNode || insn instanceof LookupSwitchInsnNode) {
      branch(insn);
    } else if (insn instanceof IntInsnNode array) {
      out.word("newarray").number(array.operand);
    } else if (insn instanceof MultiANewArrayInsnNode array) {
      out.word("multinewarray").number(array.dims);
      scope.type(array.desc, out);
    } else {
      simple(insn.getOpcode());
    }
  }

  private void simple(int opcode) {
    switch (opcode) {
      case Opcodes.LCONST_0, Opcodes.LCONST_1 -> out.word("long").number(opcode - Opcodes.LCONST_0);
      case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 ->
          out.word("float").number(Float.floatToRawIntBits(opcode - Opcodes.FCONST_0));
      case Opcodes.DCONST_0, Opcodes.DCONST_1 ->
          out.word("double").number(Double.doubleToRawLongBits(opcode - Opcodes.DCONST_0));
      default -> out.op("op", opcode);
    }
  }

  private void type(TypeInsnNode insn) {
    out.op("type", insn.getOpcode());
    scope.type(insn.desc, out);
    if (insn.getOpcode() == Opcodes.NEW) {
      members.instantiated(insn.desc);
    }
  }

  private void branch(AbstractInsnNode insn) {
    Map<Integer, Integer> targets = new TreeMap<>();
    int fallback;
    if (insn instanceof TableSwitchInsnNode table) {
      fallback = label(table.dflt);
      for (int i = 0; i < table.labels.size(); i++) {
        targets.put(table.min + i, label(table.labels.get(i)));
      }
    } else {
      LookupSwitchInsnNode lookup = (LookupSwitchInsnNode) insn;
      fallback = label(lookup.dflt);
      for (int i = 0; i < lookup.labels.size(); i++) {
        targets.put(lookup.keys.get(i), label(lookup.labels.get(i)));
      }
    }
    targets.values().removeIf(target -> target == fallback);
    EnumSwitch byName = edits.enumSwitch(insn);
    if (byName == null) {
      out.word("switch");
      targets.forEach((key, target) -> out.number(key).number(target));
    } else {
      out.word("enumswitch");
      scope.type(byName.owner(), out);
      Map<String, Integer> named = new TreeMap<>();
      targets.forEach(
          (key, target) -> named.put(byName.names().getOrDefault(key, "#" + key), target));
      named.forEach((name, target) -> out.word(name).number(target));
    }
    out.word("default").number(fallback);
  }
}
