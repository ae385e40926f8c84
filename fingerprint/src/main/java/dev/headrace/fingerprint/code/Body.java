package dev.headrace.fingerprint.code;

import java.util.List;
import java.util.Set;

/**
 * The canonical form of one body.
 *
 * @param text the tokens; each {@code @} in it stands for the next of {@code edges}
 * @param edges what the body leads to, in the order of its instructions
 * @param uses the library members it refers to
 * @param consulted the classes that the form rests on
 * @param reads components of the receiver that the body reads
 * @param escapes whether the receiver may reach code that can't be followed
 * @param strings the string constants
 * @param openResources whether a resource is read whose name is not constant
 * @param parameterResources whether a resource is read whose name the callers know
 */
public record Body(
    String text,
    List<NodeKey> edges,
    List<LibraryUse> uses,
    Set<String> consulted,
    Set<String> reads,
    boolean escapes,
    Set<String> strings,
    boolean openResources,
    boolean parameterResources) {

  /** Copies the collections that are lists. */
  public Body {
    edges = List.copyOf(edges);
    uses = List.copyOf(uses);
  }
}
