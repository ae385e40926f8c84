package dev.headrace.benchmarks.scenario;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Measures the process: time, CPU of all threads, heap in use after collections, resident memory.
 */
final class Meter {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long wall = System.nanoTime();
  private final long cpu = PROCESS.getProcessCpuTime();
  private final AtomicLong peakAfterCollection = new AtomicLong();
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());

  private Meter() {}

  static Meter start() {
    Meter meter = new Meter();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener((event, ignored) -> meter.collected(event), null, null);
    }
    return meter;
  }

  private void collected(Notification event) {
    if (event.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      Map<String, MemoryUsage> after =
          GarbageCollectionNotificationInfo.from((CompositeData) event.getUserData())
              .getGcInfo()
              .getMemoryUsageAfterGc();
      long used =
          after.entrySet().stream()
              .filter(pool -> heapPools.contains(pool.getKey()))
              .mapToLong(pool -> pool.getValue().getUsed())
              .sum();
      peakAfterCollection.accumulateAndGet(used, Math::max);
    }
  }

  /** What was measured, as one line of {@code key=value}. */
  String stop() throws IOException {
    long wallMillis = (System.nanoTime() - wall) / 1_000_000;
    long cpuMillis = (PROCESS.getProcessCpuTime() - cpu) / 1_000_000;
    return "RESULT wall=%d cpu=%d heap=%d resident=%d"
        .formatted(wallMillis, cpuMillis, peakAfterCollection.get() >> 20, residentPeak() >> 10);
  }

  /** In KiB; 0 where the system does not tell. */
  private static long residentPeak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(status);
    return lines.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
