package dev.headrace.processor.read;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.ImmutableResourceModel;
import dev.headrace.processor.model.ResourceModel;
import dev.headrace.processor.model.ResourceModel.Treatment;
import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.TypeMirror;

/** Reads a component that is not a node, and finds out how it counts for fingerprints. */
final class ResourceReader {

  private final Reading reading;

  ResourceReader(Reading reading) {
    this.reading = reading;
  }

  ResourceModel read(
      List<String> path, RecordComponentElement component, TypeMirror declared, Place place) {
    Optional<NameModel> reason =
        Annotations.names(component, place, ClassNames.UNTRACKED)
            .flatMap(names -> names.stream().findFirst());
    Reading trial = reading.trial();
    TypeModel type = new TypeReader(trial).read(declared, place);
    Treatment treatment = treatment(reason.isPresent(), declared, type, trial);
    if (treatment == Treatment.VALUE) {
      reading.adopt(trial);
    } else {
      reading.missing.addAll(trial.missing);
      reading.awaited.addAll(trial.awaited);
    }
    Reading.accessor(component).ifPresent(reading::uses);
    return ImmutableResourceModel.builder()
        .addAllPath(path)
        .type(type)
        .treatment(treatment)
        .nullable(
            Annotations.isNullable(component)
                || Annotations.isNullable(declared)
                || Reading.accessor(component).filter(Annotations::isNullable).isPresent())
        .reason(reason)
        .culprit(treatment == Treatment.UNKNOWN ? culprit(type, trial) : Optional.empty())
        .place(place)
        .build();
  }

  private Treatment treatment(
      boolean untracked, TypeMirror declared, TypeModel type, Reading trial) {
    if (untracked) {
      return Treatment.UNTRACKED;
    }
    if (reading.supertype(declared, ClassNames.FINGERPRINTED).isPresent()) {
      return Treatment.FINGERPRINTED;
    }
    boolean sound = type.sound() && unsound(trial).isEmpty();
    return sound ? Treatment.VALUE : Treatment.UNKNOWN;
  }

  /** What keeps a row from counting by value: {@code "Config.client is of type Client"}. */
  private Optional<String> culprit(TypeModel type, Reading trial) {
    return type.sound() ? unsound(trial) : Optional.empty();
  }

  private Optional<String> unsound(Reading trial) {
    return trial.rows.values().stream()
        .filter(row -> !reading.rows.containsKey(row.type()))
        .flatMap(
            row ->
                row.components().stream()
                    .filter(component -> !component.type().sound())
                    .map(
                        component ->
                            "%s.%s is of type %s"
                                .formatted(
                                    TypeModel.simple(row.type()),
                                    component.name(),
                                    component.type().text())))
        .findFirst();
  }
}
