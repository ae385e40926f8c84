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
 * @param unseen what the form does not show
 */
public record Body(
    String text,
    List<NodeKey> edges,
    List<LibraryUse> uses,
    Set<String> consulted,
    Set<String> reads,
    boolean escapes,
    Set<Unseen> unseen) {

  /** What the instructions of a body do not show. */
  public enum Unseen {
    /** It reads a resource whose name is not constant. */
    RESOURCE,
    /** It reads a resource whose name the callers know. */
    RESOURCE_OF_CALLER,
    /** It is a native method. */
    NATIVE,
    /** It is a static field that may get another value later. */
    MUTABLE_STATIC
  }

  /** Copies the collections that are small. */
  public Body {
    edges = List.copyOf(edges);
    uses = List.copyOf(uses);
    unseen = Set.copyOf(unseen);
  }
}
