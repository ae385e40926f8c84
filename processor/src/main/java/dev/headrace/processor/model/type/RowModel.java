package dev.headrace.processor.model.type;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.place.Place;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A row type: a record or an Immutables value. */
@Value.Immutable
public interface RowModel {

  /**
   * The type's name.
   *
   * @return the record, or the abstract type that users write
   */
  ClassName type();

  /**
   * The implementation that Immutables generates.
   *
   * @return none for a record
   */
  Optional<ClassName> implementation();

  /**
   * Its components.
   *
   * @return in order of declaration
   */
  List<ComponentModel> components();

  /**
   * Where it stands.
   *
   * @return its place
   */
  Place place();

  /**
   * The key.
   *
   * @return the components that make it
   */
  default List<ComponentModel> keys() {
    return components().stream().filter(ComponentModel::key).toList();
  }

  /**
   * Finds a component.
   *
   * @param name its name
   * @return the component, if there is one
   */
  default Optional<ComponentModel> component(String name) {
    return components().stream().filter(component -> component.name().equals(name)).findFirst();
  }
}
