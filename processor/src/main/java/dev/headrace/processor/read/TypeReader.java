package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.ImmutableTypeModel;
import dev.headrace.processor.model.type.TypeFault;
import dev.headrace.processor.model.type.TypeFault.Reason;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Reads the type of a value, and every row type in it. */
final class TypeReader {

  private final Reading reading;
  private final RowReader rows;

  TypeReader(Reading reading) {
    this.reading = reading;
    this.rows = new RowReader(reading, this);
  }

  /** Reads a type; {@code use} is where it is written. */
  TypeModel read(TypeMirror type, Place use) {
    return switch (type.getKind()) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE -> primitive(type);
      case ARRAY -> array((ArrayType) type);
      case DECLARED -> declared((DeclaredType) type, use);
      case ERROR -> unresolved(type);
      case VOID -> fault(type, Reason.VOID, "");
      default -> fault(type, Reason.UNSUPPORTED, Hints.OTHERS);
    };
  }

  private static TypeModel primitive(TypeMirror type) {
    TypeName boxed = TypeName.get(type).box();
    return ImmutableTypeModel.builder()
        .kind(ValueKind.named(boxed.toString()).orElseThrow())
        .name(boxed)
        .primitive(true)
        .build();
  }

  private static TypeModel array(ArrayType type) {
    return ValueKind.named(TypeName.get(type).toString())
        .map(kind -> model(kind, TypeName.get(type)))
        .orElseGet(() -> fault(type, Reason.UNSUPPORTED, asList(type)));
  }

  /** {@code "List<List<String>>"} for {@code String[][]}. */
  private static String asList(ArrayType type) {
    TypeMirror part = type.getComponentType();
    boolean array =
        part instanceof ArrayType && ValueKind.named(TypeName.get(part).toString()).isEmpty();
    String element = array ? asList((ArrayType) part) : TypeModel.simple(TypeName.get(part).box());
    return "List<" + element + ">";
  }

  private TypeModel unresolved(TypeMirror type) {
    reading.missing.add(type.toString());
    return model(
        ValueKind.UNRESOLVED, ClassName.get("", type.toString().replaceAll("[^\\w.]", "_")));
  }

  private TypeModel declared(DeclaredType type, Place use) {
    TypeElement element = Reading.element(type);
    Optional<ValueKind> kind = ValueKind.named(element.getQualifiedName().toString());
    if (kind.isPresent()) {
      return kind.get().isCollection()
          ? collection(type, kind.get(), use)
          : model(kind.get(), TypeName.get(type));
    }
    boolean row =
        (element.getKind() == ElementKind.RECORD && !Annotations.has(element, ClassNames.FLOW))
            || Annotations.has(element, ClassNames.IMMUTABLE);
    boolean sealed =
        element.getKind() == ElementKind.INTERFACE
            && element.getModifiers().contains(Modifier.SEALED);
    if (!row && !sealed && element.getKind() != ElementKind.ENUM) {
      return unsupported(type, element);
    }
    if (!reading.canName(element)) {
      return fault(type, Reason.NOT_ACCESSIBLE, "");
    }
    if (!element.getTypeParameters().isEmpty()) {
      return fault(type, Reason.GENERIC_ROW, "");
    }
    reading.uses(element);
    if (element.getKind() == ElementKind.ENUM) {
      return model(ValueKind.ENUM, ClassName.get(element));
    }
    Optional<TypeFault> fault = row ? rows.row(element, use) : rows.union(element, use);
    return fault
        .map(f -> fault(type, f))
        .orElseGet(() -> model(row ? ValueKind.ROW : ValueKind.UNION, ClassName.get(element)));
  }

  private static TypeModel unsupported(DeclaredType type, TypeElement element) {
    String name = element.getQualifiedName().toString();
    boolean open =
        element.getKind() == ElementKind.INTERFACE
            && !name.startsWith("java.")
            && !name.startsWith("javax.")
            && !isWord(name);
    return open
        ? fault(type, Reason.NOT_SEALED, "")
        : fault(type, Reason.UNSUPPORTED, hint(type, element));
  }

  /** Whether a type is among the words of flows, {@code Source} for example. */
  private static boolean isWord(String name) {
    return name.startsWith("dev.headrace.") && name.lastIndexOf('.') == "dev.headrace".length();
  }

  private static String hint(DeclaredType type, TypeElement element) {
    if (Annotations.has(element, ClassNames.FLOW)) {
      return Hints.NOT_A_FLOW;
    }
    if (element.getModifiers().contains(Modifier.SEALED)) {
      return Hints.SEALED;
    }
    return Stream.concat(Stream.of(element.getSuperclass()), element.getInterfaces().stream())
        .filter(parent -> parent.getKind() == TypeKind.DECLARED)
        .filter(parent -> Annotations.has(Reading.element(parent), ClassNames.IMMUTABLE))
        .findFirst()
        .map(value -> text(value) + ", which it implements")
        .orElseGet(() -> nearest(type, element));
  }

  /** {@code "List<Chunk>"} for {@code Stream<Chunk>}. */
  private static String nearest(DeclaredType type, TypeElement element) {
    String nearest = Hints.nearest(element.getQualifiedName().toString());
    boolean exact =
        !type.getTypeArguments().isEmpty()
            && type.getTypeArguments().stream().noneMatch(a -> a instanceof WildcardType);
    String text = text(type);
    return exact && Hints.isCollection(nearest)
        ? nearest + text.substring(text.indexOf('<'))
        : nearest;
  }

  private TypeModel collection(DeclaredType type, ValueKind kind, Place use) {
    if (type.getTypeArguments().isEmpty()) {
      return fault(type, Reason.RAW, kind == ValueKind.MAP ? "String, String" : "String");
    }
    for (TypeMirror argument : type.getTypeArguments()) {
      if (argument instanceof WildcardType wildcard) {
        return wildcard(type, wildcard, "String");
      }
    }
    Optional<? extends TypeMirror> nullable =
        type.getTypeArguments().stream().filter(Annotations::isNullable).findFirst();
    if (nullable.isPresent()) {
      String element = read(nullable.get(), use).text();
      String hint =
          kind == ValueKind.OPTIONAL
              ? "Remove the annotation: an empty Optional says that nothing is there"
              : "Leave out what is missing, or hold Optional<" + element + ">";
      return fault(type, TypeFault.of(Reason.NULL_ELEMENT, text(type), hint));
    }
    List<TypeModel> arguments =
        type.getTypeArguments().stream().map(argument -> read(argument, use)).toList();
    TypeModel first = arguments.get(0);
    if (kind == ValueKind.MAP
        && first.sound()
        && !first.kind().isScalar()
        && first.kind() != ValueKind.ENUM) {
      return fault(type, TypeFault.of(Reason.MAP_KEY, first.text(), ""));
    }
    return ImmutableTypeModel.builder()
        .kind(kind)
        .name(TypeName.get(type))
        .addAllArguments(arguments)
        .build();
  }

  /** The bound is what was probably meant. */
  static TypeModel wildcard(TypeMirror type, WildcardType wildcard, String example) {
    TypeMirror bound =
        wildcard.getExtendsBound() != null ? wildcard.getExtendsBound() : wildcard.getSuperBound();
    String hint = bound == null ? "for example " + example : text(bound);
    return fault(type, TypeFault.of(Reason.WILDCARD, text(wildcard), hint));
  }

  private static String text(TypeMirror type) {
    return TypeModel.simple(TypeName.get(type));
  }

  private static TypeModel model(ValueKind kind, TypeName name) {
    return ImmutableTypeModel.builder().kind(kind).name(name).build();
  }

  static TypeModel fault(TypeMirror type, Reason reason, String hint) {
    String found = type.getKind() == TypeKind.VOID ? "void" : text(type);
    return fault(type, TypeFault.of(reason, found, hint));
  }

  private static TypeModel fault(TypeMirror type, TypeFault fault) {
    return ImmutableTypeModel.builder()
        .kind(ValueKind.UNSUPPORTED)
        .name(TypeName.get(type))
        .ownFault(fault)
        .build();
  }
}
