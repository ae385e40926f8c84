package dev.headrace.faults.disk;

import dev.headrace.report.UpdateReport;
import java.nio.file.Path;
import java.util.List;

/** A state directory with its targets, to be damaged and updated. */
interface Site {

  /** The state directory. */
  Path state();

  /** Updates once. */
  UpdateReport update() throws Exception;

  /** What the targets hold. */
  List<String> contents() throws Exception;
}
