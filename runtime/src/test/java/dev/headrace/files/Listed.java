package dev.headrace.files;

import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a source listed. */
final class Listed<R> implements Listing<R> {

  final List<Entry<R>> entries = new ArrayList<>();
  final List<String> incomplete = new ArrayList<>();
  final List<Exception> causes = new ArrayList<>();

  static <R> Listed<R> of(Source<R> source) throws Exception {
    Listed<R> listed = new Listed<>();
    source.list(listed);
    return listed;
  }

  List<String> keys() {
    return entries.stream().map(e -> e.key().toString()).toList();
  }

  Entry<R> entry(String key) {
    return entries.stream().filter(e -> e.key().toString().equals(key)).findFirst().orElseThrow();
  }

  R read(String key) throws Exception {
    return Objects.requireNonNull(entry(key).reader().read());
  }

  @Override
  public void add(R row) {
    throw new AssertionError("not expected: " + row);
  }

  @Override
  public void add(RowKey key, @Nullable String version, long size, Reader<R> reader) {
    entries.add(new Entry<>(key, version, size, reader));
  }

  @Override
  public void incomplete(String part, Exception cause) {
    incomplete.add(part);
    causes.add(cause);
  }

  record Entry<R>(RowKey key, @Nullable String version, long size, Reader<R> reader) {}
}
