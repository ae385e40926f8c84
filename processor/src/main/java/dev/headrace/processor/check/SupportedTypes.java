package dev.headrace.processor.check;

import com.palantir.javapoet.ArrayTypeName;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.ParameterModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.TypeFault;
import dev.headrace.processor.model.type.TypeFault.Reason;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problem;
import dev.headrace.processor.problem.ProblemCode;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.TypeCode;
import dev.headrace.processor.problem.Wording;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Rows, and what transforms take and return, are of types that can be stored. */
final class SupportedTypes implements Check {

  /** Faults of a type itself, which one use of it tells for all. */
  private static final Set<Reason> OF_THE_TYPE =
      Set.of(
          Reason.NO_IMPLEMENTATION,
          Reason.NOT_ACCESSIBLE,
          Reason.UNUSABLE_VALUE,
          Reason.PERMITS_OTHER,
          Reason.GENERIC_ROW);

  @Override
  public void check(FlowModel flow, Problems problems) {
    Problems all = new Problems();
    uses(flow, all);
    Set<String> told = new HashSet<>();
    for (Problem problem : all.all()) {
      String type = problem.arguments().get(1);
      boolean again = ofTheType(problem.code()) && !told.add(problem.code() + " " + type);
      if (!again) {
        problems.add(problem);
      }
    }
  }

  private static boolean ofTheType(ProblemCode code) {
    return OF_THE_TYPE.stream().anyMatch(reason -> code(reason) == code);
  }

  private static void uses(FlowModel flow, Problems problems) {
    for (RowModel row : flow.rows()) {
      for (ComponentModel component : row.components()) {
        String subject = "%s.%s".formatted(TypeModel.simple(row.type()), component.name());
        check(component.type(), subject, component.place(), problems);
      }
    }
    for (NodeModel node : flow.nodes()) {
      if (node.role() == Role.TRANSFORM) {
        transform(node.method().orElseThrow(), problems);
      } else {
        connector(node, node.role().name().toLowerCase(Locale.ROOT), problems);
      }
    }
  }

  /** What is far from a row is told as such: there is no use in a nearest type. */
  private static void connector(NodeModel node, String role, Problems problems) {
    TypeModel type = node.type();
    boolean foreign =
        type.name() instanceof ArrayTypeName
            || type.name().toString().matches("(javax?|dev\\.headrace)\\..*");
    if (foreign && type.ownFault().filter(f -> f.reason() == Reason.UNSUPPORTED).isPresent()) {
      problems.add(TypeCode.NOT_A_ROW, node.place(), role, node.name(), type.text());
    } else {
      check(type, "a row of the %s \"%s\"".formatted(role, node.name()), node.place(), problems);
    }
  }

  /** The types of a generic or variable-arity method are not worth a word of their own. */
  private static void transform(MethodModel method, Problems problems) {
    if (method.generic()) {
      return;
    }
    check(method.result(), "the result of " + method.text(), method.place(), problems);
    int told = method.parameters().size() - (method.varArgs() ? 1 : 0);
    for (ParameterModel parameter : method.parameters().subList(0, told)) {
      String subject = "the parameter \"%s\" of %s".formatted(parameter.name(), method.text());
      check(parameter.type(), subject, parameter.place(), problems);
    }
  }

  private static void check(TypeModel type, String subject, Place place, Problems problems) {
    type.fault().ifPresent(fault -> tell(fault, subject, place, problems));
  }

  private static void tell(TypeFault fault, String subject, Place place, Problems problems) {
    boolean nothing = fault.reason() == Reason.VOID;
    problems.add(
        code(fault.reason()),
        place,
        nothing ? subject.substring("the result of ".length()) : Wording.sentence(subject),
        fault.found(),
        fault.hint());
  }

  private static ProblemCode code(Reason reason) {
    return switch (reason) {
      case UNSUPPORTED -> TypeCode.UNSUPPORTED_TYPE;
      case RAW -> TypeCode.RAW_TYPE;
      case WILDCARD -> TypeCode.WILDCARD_TYPE;
      case GENERIC_ROW -> TypeCode.GENERIC_ROW;
      case MAP_KEY -> TypeCode.MAP_KEY;
      case PERMITS_OTHER -> TypeCode.PERMITS_OTHER;
      case NOT_SEALED -> TypeCode.NOT_SEALED;
      case NO_IMPLEMENTATION -> TypeCode.NO_IMPLEMENTATION;
      case NOT_ACCESSIBLE -> TypeCode.HIDDEN_TYPE;
      case NULL_ELEMENT -> TypeCode.NULL_ELEMENT;
      case UNUSABLE_VALUE -> TypeCode.UNUSABLE_VALUE;
      case VOID -> DeclarationCode.TRANSFORM_VOID;
    };
  }
}
