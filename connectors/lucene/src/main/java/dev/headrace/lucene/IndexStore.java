package dev.headrace.lucene;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The open parts of an index: its directory, the one writer and the searchers, each opened when
 * first needed. Turns what Lucene throws into what to do. Thread-safe.
 */
final class IndexStore implements AutoCloseable {

  private static final double RAM_BUFFER_MB = 64;

  private final @Nullable Path folder;
  private final Analyzer analyzer;
  private @Nullable Directory directory;
  private @Nullable IndexWriter writer;
  private volatile @Nullable SearcherManager searchers;
  private boolean closed;

  /** A store in a folder, or in memory where that is null. */
  IndexStore(@Nullable Path folder, Analyzer analyzer) {
    this.folder = folder;
    this.analyzer = analyzer;
  }

  Analyzer analyzer() {
    return analyzer;
  }

  /**
   * What the last commit says.
   *
   * @return null if there is none, and nothing else either
   * @throws IOException if what is there is damaged, or not ours
   */
  synchronized @Nullable IndexState state() throws IOException {
    if (folder != null && !Files.exists(folder)) {
      return null;
    }
    Directory open = directory();
    if (!DirectoryReader.indexExists(open)) {
      requireNoOthersFiles();
      return null;
    }
    try {
      IndexState state = IndexState.of(SegmentInfos.readLatestCommit(open).getUserData());
      if (state == null) {
        throw new IOException(
            "%s holds a Lucene index that was not written by this version of Headrace. Give a folder of its own, or delete this one if nothing else uses it"
                .formatted(this));
      }
      return state;
    } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
      throw damaged(e);
    }
  }

  private void requireNoOthersFiles() throws IOException {
    if (folder == null) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        boolean leftByKill =
            name.equals(IndexWriter.WRITE_LOCK_NAME)
                || name.startsWith("_")
                || name.startsWith("pending_segments");
        if (!leftByKill) {
          throw new IOException(
              "%s holds files, but no index (%s). Give a new or empty folder"
                  .formatted(this, name));
        }
      }
    }
  }

  private IOException damaged(IOException e) {
    return new IOException(
        "The index in %s is damaged: %s. Delete the folder; the next update writes all rows again"
            .formatted(this, e.getMessage()),
        e);
  }

  /** The writer; with it, this process owns the index until it is closed. */
  synchronized IndexWriter writer() throws IOException {
    IndexWriter open = writer;
    if (open == null) {
      IndexWriterConfig config =
          new IndexWriterConfig(analyzer)
              .setCodec(new WideVectorCodec())
              .setCommitOnClose(false)
              .setRAMBufferSizeMB(RAM_BUFFER_MB);
      try {
        open = new IndexWriter(directory(), config);
      } catch (LockObtainFailedException e) {
        throw new IOException(
            "The index in %s is open for writing elsewhere, in another process or by another LuceneIndex in this one. Close that one, or give another folder"
                .formatted(this),
            e);
      } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
        throw damaged(e);
      }
      writer = open;
    }
    return open;
  }

  /** Makes durable and visible all that was written, together with what is true of it. */
  synchronized void commit(IndexState state) throws IOException {
    IndexWriter open = writer();
    open.setLiveCommitData(state.toUserData().entrySet());
    open.commit();
    SearcherManager searching = searchers;
    if (searching != null) {
      searching.maybeRefreshBlocking();
    }
  }

  /** Drops all that was written since the last commit. */
  synchronized void abandon() throws IOException {
    IndexWriter open = writer;
    writer = null;
    if (open != null) {
      open.rollback();
    }
  }

  /**
   * The searchers over committed rows. Does not wait for a commit that is under way.
   *
   * @throws IllegalStateException if there is no index, or this is closed
   */
  SearcherManager searchers() throws IOException {
    SearcherManager open = searchers;
    return open == null ? openSearchers() : open;
  }

  private synchronized SearcherManager openSearchers() throws IOException {
    SearcherManager open = searchers;
    if (open == null) {
      requireOpen();
      if (state() == null) {
        throw new IllegalStateException(
            "There is no index in %s yet. Run an update that writes to it first, or correct the folder"
                .formatted(this));
      }
      open = new SearcherManager(directory(), null);
      searchers = open;
    }
    return open;
  }

  private synchronized Directory directory() throws IOException {
    requireOpen();
    Directory open = directory;
    if (open == null) {
      if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new IOException(
            "%s is a file, but an index is a folder. Give a new or empty folder".formatted(this));
      }
      open = folder == null ? new ByteBuffersDirectory() : FSDirectory.open(folder);
      directory = open;
    }
    return open;
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The index in %s is closed".formatted(this));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    SearcherManager searching = searchers;
    if (searching != null) {
      searching.close();
      searchers = null;
    }
    abandon();
    if (directory != null) {
      directory.close();
      directory = null;
    }
  }

  @Override
  public String toString() {
    return folder == null ? "memory" : folder.toString();
  }
}
