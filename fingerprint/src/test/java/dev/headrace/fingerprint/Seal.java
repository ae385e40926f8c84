package dev.headrace.fingerprint;

import dev.headrace.fingerprint.graph.Checksum;

/** Makes an edited fingerprint file whole again, so that more than its checksum is read. */
final class Seal {

  private Seal() {}

  /** Adds or replaces the last line. */
  static String of(String text) {
    int last = text.indexOf(ManifestWriter.LAST);
    String before = last < 0 ? text : text.substring(0, last);
    return before + ManifestWriter.LAST + Checksum.of(before) + "\n";
  }
}
