package dev.headrace.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class (or one test) a {@link FlowRunner} with a state of its own, as a
 * parameter.
 *
 * <pre>{@code
 * @FlowTest
 * class HandbookSearchTest {
 *   private final MemorySource<TextFile> handbook = MemorySource.of(TextFile::path);
 *   private final MemoryTarget<Passage> index = new MemoryTarget<>();
 *   private final BoundPlan<HandbookSearch> search =
 *       HandbookSearchPlan.of(new HandbookSearch(handbook, new SplitText(80, 8), embedder, index));
 *
 *   @Test
 *   void embedsOnlyWhatIsNew(FlowRunner runner) {
 *     handbook.put(new TextFile("a.md", "one two"));
 *     runner.update(search).computed("embedding", 2);
 *
 *     handbook.put(new TextFile("b.md", "two three"));
 *     runner.update(search).computed("embedding", 1).reused("embedding", 1);
 *   }
 * }
 * }</pre>
 *
 * <p>Tests may run in parallel. The runner also comes to methods annotated {@code @BeforeEach} and
 * {@code @AfterEach}: it is the one of the test.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(FlowExtension.class)
public @interface FlowTest {

  /**
   * Where the state is kept. The annotation nearest to the test decides.
   *
   * @return in memory by default
   */
  State state() default State.MEMORY;

  /** Where the state of a test is kept. */
  enum State {
    /** In memory: fast, and gone with the test. */
    MEMORY,
    /**
     * In a state directory as in production, so that the test can {@link FlowRunner#restart()}. It
     * is a temporary one, deleted after the test.
     */
    DISK
  }
}
