package semantics;

import dev.headrace.Batched;
import dev.headrace.Fingerprinted;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.Untracked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Every kind of resource, and every setting. */
@Flow
public record Resources(
    Source<Doc> docs,
    int limit,
    @Nullable String prefix,
    Map<String, List<Kind>> kinds,
    Limits limits,
    Duration patience,
    Model model,
    @Untracked("counts calls only") AtomicInteger calls,
    Tail tail,
    Target<Out> out) {
  public enum Kind {
    A,
    B
  }

  public record Limits(int low, Optional<Integer> high) {}

  public record Model(String name, Runnable client) implements Fingerprinted {
    @Override
    public String fingerprint() {
      return name;
    }
  }

  /** A transform record with resources of its own. */
  @Transform(version = 3)
  public record Tail(int chars, Model model, @Untracked("log only") AtomicInteger log) {
    public String apply(@From("docs.text") String text) {
      return text.substring(Math.max(0, text.length() - chars));
    }
  }

  @Transform(deterministic = false, version = 2)
  @Batched(max = 8)
  List<Out> out1(List<Doc> docs, List<String> tails) {
    calls.addAndGet(docs.size());
    return docs.stream().map(doc -> new Out(doc.path(), prefix + limit)).toList();
  }

  public static Resources example() {
    Model model = new Model("m", () -> {});
    return new Resources(
        listing -> listing.add(new Doc("a", "xyz", new Doc.Meta("", 0, new Doc.Author("")))),
        5,
        null,
        Map.of("k", List.of(Kind.B)),
        new Limits(1, Optional.empty()),
        Duration.ofSeconds(3),
        model,
        new AtomicInteger(),
        new Tail(2, model, new AtomicInteger()),
        changes -> {});
  }
}
