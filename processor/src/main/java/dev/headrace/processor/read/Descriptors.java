package dev.headrace.processor.read;

import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Erased descriptors of methods, as class files have them. */
final class Descriptors {

  private Descriptors() {}

  static String of(ExecutableElement method, Elements elements, Types types) {
    return method.getParameters().stream()
            .map(parameter -> of(types.erasure(parameter.asType()), elements))
            .collect(Collectors.joining("", "(", ")"))
        + of(types.erasure(method.getReturnType()), elements);
  }

  private static String of(TypeMirror type, Elements elements) {
    return switch (type.getKind()) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case SHORT -> "S";
      case INT -> "I";
      case LONG -> "J";
      case CHAR -> "C";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case VOID -> "V";
      case ARRAY -> "[" + of(((ArrayType) type).getComponentType(), elements);
      case DECLARED -> {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        yield "L" + elements.getBinaryName(element).toString().replace('.', '/') + ";";
      }
      default -> "Ljava/lang/Object;";
    };
  }
}
