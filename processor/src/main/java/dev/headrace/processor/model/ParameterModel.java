package dev.headrace.processor.model;

import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import java.util.Optional;
import org.immutables.value.Value;

/** A parameter of a transform. */
@Value.Immutable
public interface ParameterModel {

  /**
   * Its name.
   *
   * @return {@code "arg0"} and so on where a class file does not tell
   */
  String name();

  /**
   * Its type.
   *
   * @return as declared
   */
  TypeModel type();

  /**
   * What {@code @From} says.
   *
   * @return a node's name or path
   */
  Optional<NameModel> origin();

  /**
   * How many entries its own {@code @From} has.
   *
   * @return 1 unless that is a mistake
   */
  @Value.Default
  default int entries() {
    return 1;
  }

  /**
   * Where it stands.
   *
   * @return the parameter, or the flow's component that is the transform record
   */
  Place place();
}
