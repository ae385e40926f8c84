package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.code.Body.Unseen;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Takes the tokens of one body. Words end with a blank; texts go in with their length. */
final class Tokens {

  private final StringBuilder text = new StringBuilder(512);
  private final List<NodeKey> edges = new ArrayList<>();
  private final Set<LibraryUse> uses = new LinkedHashSet<>();
  private final Set<String> reads = new TreeSet<>();
  private final Set<Unseen> unseen = EnumSet.noneOf(Unseen.class);
  private boolean escapes;

  Tokens word(String word) {
    escape(word, true);
    text.append(' ');
    return this;
  }

  /** A word that is the kind of an instruction, and its opcode. */
  Tokens op(String kind, int opcode) {
    text.append(kind).append(opcode).append(' ');
    return this;
  }

  Tokens number(long number) {
    text.append(number).append(' ');
    return this;
  }

  Tokens string(String value) {
    text.append(value.length()).append(':');
    escape(value, false);
    text.append(' ');
    return this;
  }

  Tokens edge(NodeKey to) {
    text.append("@ ");
    edges.add(to);
    return this;
  }

  Tokens edge(NodeKey.Kind kind, String owner) {
    return edge(NodeKey.of(kind, owner));
  }

  void line() {
    text.append('\n');
  }

  void use(String owner, String name, String descriptor) {
    uses.add(new LibraryUse(owner, name, descriptor));
  }

  void reads(String component) {
    reads.add(component);
  }

  void escapes() {
    escapes = true;
  }

  void unseen(Unseen what) {
    unseen.add(what);
  }

  Body body(Set<String> consulted) {
    return new Body(text.toString(), edges, List.copyOf(uses), consulted, reads, escapes, unseen);
  }

  /** Keeps tokens ASCII, so that lone surrogates stay apart, and words free of blanks and "@". */
  private void escape(String value, boolean word) {
    int written = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = c < 0x7f && (word ? c > ' ' && c != '@' : c >= ' ') && c != '\\';
      if (!plain) {
        text.append(value, written, i);
        text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
        written = i + 1;
      }
    }
    text.append(value, written, value.length());
  }
}
