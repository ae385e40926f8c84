package dev.headrace.samples.codesearch.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where things are. By default everything that is derived lies in the root's {@code .headrace}, in
 * a directory of its own for each embedder, since vectors of two embedders can't share an index.
 *
 * @param root what is indexed
 * @param state what is remembered
 * @param index the Lucene index
 * @param outlines the outlines, a JSON file each
 */
record Places(Path root, Path state, Path index, Path outlines) {

  static Places of(Path root, String embedder, @Nullable Path state, @Nullable Path index) {
    Path home = root.resolve(".headrace").resolve("codesearch").resolve(fileName(embedder));
    Path chosen = index == null ? home.resolve("index") : index;
    Path outlines = chosen.resolveSibling(chosen.getFileName() + "-outlines");
    return new Places(root, state == null ? home.resolve("state") : state, chosen, outlines);
  }

  private static String fileName(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
      name.append(plain ? c : '-');
    }
    return name.toString();
  }
}
