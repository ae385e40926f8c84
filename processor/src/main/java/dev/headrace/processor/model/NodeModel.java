package dev.headrace.processor.model;

import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A node of a flow: a source, a transform or a target. */
@Value.Immutable
public interface NodeModel {

  /** What nodes do. */
  enum Role {
    /** Lists rows. */
    SOURCE,
    /** Computes. */
    TRANSFORM,
    /** Takes rows. */
    TARGET
  }

  /** What a transform does with the number of elements. */
  enum Shape {
    /** One result for each element. */
    ONE,
    /** A list: opens a nested scope. */
    MANY,
    /** One or none: filters. */
    MAYBE
  }

  /**
   * The component's or method's name.
   *
   * @return unique in the flow
   */
  String name();

  /**
   * What it does.
   *
   * @return the role
   */
  Role role();

  /**
   * A source's or target's rows, a transform's result as declared.
   *
   * @return the type
   */
  TypeModel type();

  /**
   * What a transform runs.
   *
   * @return the method; none for sources and targets
   */
  Optional<MethodModel> method();

  /**
   * How the method is called on the flow.
   *
   * @return {@code "passage"}, or {@code "chunks().apply"} for a transform record
   */
  @Value.Default
  default String call() {
    return name();
  }

  /**
   * What a transform's annotations say.
   *
   * @return the defaults for sources and targets
   */
  SettingsModel settings();

  /**
   * The targets that {@code @Export} names.
   *
   * @return in order
   */
  List<NameModel> exports();

  /**
   * An {@code @Export} that names no target.
   *
   * @return where it stands, if it is there
   */
  Optional<Place> emptyExport();

  /**
   * The entries of {@code @From} on a transform record's component, if it is there.
   *
   * @return in order
   */
  Optional<List<NameModel>> origins();

  /**
   * Where it stands.
   *
   * @return the component or the method
   */
  Place place();

  /**
   * Whether it is batched.
   *
   * @return true with {@code @Batched}
   */
  default boolean batched() {
    return settings().batch().isPresent();
  }

  /**
   * What it computes for one element: the declared type, or of a batched transform the elements of
   * the list.
   *
   * @return the type; none where a batched transform returns no list
   */
  @Value.Lazy
  default Optional<TypeModel> result() {
    if (!batched()) {
      return Optional.of(type());
    }
    return type().kind() == ValueKind.LIST ? Optional.of(type().argument()) : Optional.empty();
  }

  /**
   * What it does with the number of elements.
   *
   * @return the shape
   */
  @Value.Lazy
  default Shape shape() {
    if (role() != Role.TRANSFORM) {
      return Shape.ONE;
    }
    return switch (result().map(TypeModel::kind).orElse(ValueKind.UNSUPPORTED)) {
      case LIST -> Shape.MANY;
      case OPTIONAL -> Shape.MAYBE;
      default -> Shape.ONE;
    };
  }

  /**
   * What others can take from it, one at a time.
   *
   * @return the type; none for a target, and where the declared type is at fault
   */
  @Value.Lazy
  default Optional<TypeModel> yields() {
    return role() == Role.TARGET
        ? Optional.empty()
        : result()
            .filter(TypeModel::sound)
            .map(result -> shape() == Shape.ONE ? result : result.argument());
  }
}
