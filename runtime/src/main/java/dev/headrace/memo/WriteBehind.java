package dev.headrace.memo;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries at once and writes them soon after, many in one transaction, on a thread of its
 * own. Thread-safe.
 */
final class WriteBehind implements AutoCloseable {

  private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** What a pending entry takes beside its value. */
  private static final int ENTRY_BYTES = 128;

  private final MemoFile file;
  private final long maxBytes;
  private final ConcurrentHashMap<Hash, Bytes> pending = new ConcurrentHashMap<>();
  private final Thread writer;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition written = lock.newCondition();
  // Guarded by the lock.
  private List<MemoFile.Entry> queue = new ArrayList<>();
  private long bytes;
  private long putCount;
  private long writtenCount;
  private boolean hurry;
  private boolean closing;
  private @Nullable MemoException failure;

  WriteBehind(MemoFile file, long maxBytes) {
    this.file = file;
    this.maxBytes = maxBytes;
    this.writer = new Thread(this::write, "headrace-memo-writer");
    writer.setDaemon(true);
    writer.start();
  }

  @Nullable Bytes get(Hash key) {
    Bytes value = pending.get(key);
    return value != null ? value : file.read(key);
  }

  void put(Hash key, Bytes value) {
    Bytes before = pending.put(key, value);
    if (value.equals(before)) {
      return;
    }
    lock.lock();
    try {
      while (bytes > 0 && bytes + size(value) > maxBytes && failure == null) {
        hurry = true;
        work.signal();
        written.awaitUninterruptibly();
      }
      throwFailure();
      queue.add(new MemoFile.Entry(key, value));
      bytes += size(value);
      putCount++;
      if (queue.size() == 1) {
        work.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private static long size(Bytes value) {
    return (long) value.size() + ENTRY_BYTES;
  }

  void flush() {
    lock.lock();
    try {
      long until = putCount;
      while (writtenCount < until && failure == null) {
        hurry = true;
        work.signal();
        written.awaitUninterruptibly();
      }
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  private void throwFailure() {
    MemoException known = failure;
    if (known != null) {
      throw new MemoException(String.valueOf(known.getMessage()), known);
    }
  }

  /** Runs on the writer thread. */
  private void write() {
    try {
      for (List<MemoFile.Entry> entries = next(); !entries.isEmpty(); entries = next()) {
        file.write(entries);
        done(entries);
      }
    } catch (MemoException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(new MemoException("The writer of the memo " + file + " ended: " + e, e));
    }
  }

  /** What is to be written next; empty when closing and all is written. */
  private List<MemoFile.Entry> next() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closing) {
        work.awaitUninterruptibly();
      }
      long left = DELAY_NANOS;
      while (left > 0 && !hurry && !closing && bytes < maxBytes / 4) {
        left = work.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt this thread; it only writes a little earlier.
    } finally {
      lock.unlock();
    }
    return take();
  }

  private List<MemoFile.Entry> take() {
    lock.lock();
    try {
      List<MemoFile.Entry> entries = queue;
      queue = new ArrayList<>();
      hurry = false;
      return entries;
    } finally {
      lock.unlock();
    }
  }

  private void done(List<MemoFile.Entry> entries) {
    long size = 0;
    for (MemoFile.Entry entry : entries) {
      pending.remove(entry.key(), entry.value());
      size += size(entry.value());
    }
    lock.lock();
    try {
      bytes -= size;
      writtenCount += entries.size();
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail(MemoException e) {
    lock.lock();
    try {
      failure = e;
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      flush();
    } finally {
      end();
    }
  }

  private void end() {
    lock.lock();
    try {
      closing = true;
      work.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    file.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
