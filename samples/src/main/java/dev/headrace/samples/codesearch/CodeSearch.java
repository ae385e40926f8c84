package dev.headrace.samples.codesearch;

import dev.headrace.Batched;
import dev.headrace.Flow;
import dev.headrace.From;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import dev.headrace.files.TextFile;
import dev.headrace.samples.codesearch.embed.Embedder;
import dev.headrace.samples.codesearch.row.Chunk;
import dev.headrace.samples.codesearch.row.Document;
import dev.headrace.samples.codesearch.row.Member;
import dev.headrace.samples.codesearch.row.Outline;
import dev.headrace.samples.codesearch.row.Passage;
import dev.headrace.samples.codesearch.row.Section;
import dev.headrace.samples.codesearch.split.SplitJava;
import dev.headrace.samples.codesearch.split.SplitMarkdown;
import java.util.List;

/**
 * Makes the documentation and the sources of a repository searchable.
 *
 * <pre>{@code
 * files -> document -+ Markdown -> sections -+-> chunks -> wording -> embedding -+
 *                    + Java     -> members  -+     |                             +-> passage -> index
 *                                                  +-----------------------------+
 *                                                  +-> outline -> outlines
 * }</pre>
 *
 * @param files the files, Markdown and Java
 * @param sections splits Markdown by headings
 * @param members splits Java by types and methods
 * @param embedder makes the vectors
 * @param index takes a row for each chunk
 * @param outlines takes a row for each file
 */
@Flow
public record CodeSearch(
    Source<TextFile> files,
    SplitMarkdown sections,
    SplitJava members,
    Embedder embedder,
    Target<Passage> index,
    Target<Outline> outlines) {

  /** A branch: what takes Markdown runs for Markdown, what takes Java for Java. */
  @Transform
  Document document(TextFile file) {
    return Document.of(file.path(), file.text());
  }

  /** Gathers both branches, one of which is empty; from here on there are just chunks. */
  @Transform
  List<Chunk> chunks(List<Section> sections, List<Member> members) {
    return Chunk.of(sections, members);
  }

  /** What is embedded of a chunk. A chunk that only moved within its file has the same wording. */
  @Transform
  String wording(Chunk chunk) {
    return chunk.place() + "\n" + chunk.text();
  }

  /** One call for many chunks, also of different files. */
  @Transform
  @Batched(max = 64)
  List<float[]> embedding(List<String> wording) throws InterruptedException {
    return embedder.embed(wording);
  }

  @Transform
  Passage passage(@From("files.path") String path, Chunk chunk, float[] embedding) {
    return new Passage(
        path, chunk.place(), chunk.firstLine(), chunk.lastLine(), chunk.text(), embedding);
  }

  /** All chunks of a file again: one row for each file. */
  @Transform
  Outline outline(TextFile file, List<Chunk> chunks) {
    return Outline.of(file.path(), file.text(), chunks);
  }
}
