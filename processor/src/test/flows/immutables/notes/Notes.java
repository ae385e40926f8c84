package notes;

import dev.headrace.Flow;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.util.List;

/** A flow over values that Immutables generates in the same compilation. */
@Flow
public record Notes(Source<Note> notes, Target<Note> copy, Target<Summary> summaries) {
  @Transform
  @SuppressWarnings("headrace:HR303")
  Item item(Note note) {
    return note.tags().isEmpty()
        ? ImmutableNothing.builder().build()
        : ImmutableTagged.builder().label(note.tags().get(0)).build();
  }

  @Transform
  Summary summary(Note note, Tagged tagged, AbstractOwner owner) {
    return ImmutableSummary.builder()
        .id(note.id())
        .text(tagged.label() + note.size() + owner.getName())
        .place(ImmutablePlaces.Place.builder().line(note.counts().size()).build())
        .build();
  }

  @Transform
  AbstractOwner owner(Note note) {
    return ImmutableOwner.builder().name("me").isActive(true).build();
  }

  public static Notes example() {
    return new Notes(
        listing -> {
          listing.add(
              ImmutableNote.builder()
                  .id("a")
                  .addTags("x", "y")
                  .putCounts("n", 1)
                  .data(new byte[] {1})
                  .build());
          listing.add(ImmutableNote.builder().id("b").size(5).data(new byte[0]).build());
        },
        changes -> {},
        changes -> {});
  }
}
