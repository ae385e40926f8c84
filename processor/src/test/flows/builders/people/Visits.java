package people;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/** A flow over records that a record builder generates in the same compilation. */
@Flow
public record Visits(Source<Visit> visits, Target<Visit> older) {
  @Transform
  PersonRecord birthday(@From("visits.person") PersonRecord person) {
    return PersonRecordBuilder.builder(person).age(person.age() + 1).build();
  }

  @Transform
  @Export("older")
  Visit aged(Visit visit, @From("birthday") PersonRecord birthday) {
    return VisitBuilder.builder(visit).id(visit.id() + "'").person(birthday).build();
  }

  public static Visits example() {
    return new Visits(
        listing -> listing.add(new Visit("a", new PersonRecord("Ann", 7))), changes -> {});
  }
}
