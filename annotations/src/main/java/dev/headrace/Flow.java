package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as a flow: its {@link Source} and {@link dev.headrace.Target} components and its
 * {@link Transform}s are wired by type at compile time.
 *
 * <pre>{@code
 * @Flow
 * record HandbookSearch(Source<TextFile> handbook, Embedder embedder, Target<Passage> index) {
 *
 *   @Transform
 *   Passage passage(TextFile file) {
 *     return new Passage(file.path(), embedder.embed(file.text()));
 *   }
 * }
 * }</pre>
 *
 * <p>For {@code HandbookSearch} the processor generates {@code HandbookSearchPlan} in the same
 * package (for a nested {@code Outer.Search}: {@code Outer_SearchPlan}).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Flow {}
