package dev.headrace.fingerprint.purity;

/** Kinds of what a fingerprint can't see: what each means, and what can be done about it. */
public enum ImpurityKind {
  /** The clock. */
  TIME(
      "reads the clock",
      "take the time from the source row or from a component of the flow that is Fingerprinted"),
  /** Random numbers. */
  RANDOM("uses random numbers", "seed the generator with a constant or with an input"),
  /** Environment variables, system properties, the machine. */
  ENVIRONMENT(
      "reads the environment of the process",
      "make the value a component of the flow, or list an environment variable in @Transform(env ="
          + " ...)"),
  /** The default locale or time zone of formatting. */
  LOCALE("depends on the default locale", "pass a locale, Locale.ROOT for data"),
  /** The default charset. */
  CHARSET("depends on the default charset", "pass a charset, usually StandardCharsets.UTF_8"),
  /** Files and processes. */
  IO(
      "reads or writes files or processes",
      "let a Source read the file, or list a file of the class path in @Transform(resources = ...)"),
  /** Networks and databases. */
  NET(
      "talks to another system",
      "put the client into a component of the flow that is Fingerprinted"),
  /** Reflection, deserialization, scripts. */
  REFLECTION(
      "reaches code or data by reflection",
      "name the classes in @Transform(deps = ...), or call them directly"),
  /** Services found at run time. */
  SERVICE(
      "uses services that are found when it runs",
      "name the implementations in @Transform(deps = ...), or construct them"),
  /** An order that differs from run to run. */
  ORDER("may depend on an order that differs from run to run", "sort, or use a List"),
  /** Threads. */
  CONCURRENCY("runs code on other threads", "leave concurrency to the engine"),
  /** Native code. */
  NATIVE("runs native code", "count the library up in @Transform(version = ...)"),
  /** A static field that is not final. */
  MUTABLE_STATIC(
      "reads a static field that can change",
      "make the field final, or pass the value as an input or as a component of the flow"),
  /** A resource file whose name is not constant. */
  RESOURCE(
      "reads a resource file whose name is not constant",
      "list the files in @Transform(resources = ...)"),
  /** A class that was not found. */
  INCOMPLETE(
      "refers to classes that are not on the class path",
      "add its library; when it appears, results are computed again"),
  /** Several files for one class. */
  SHADOWED(
      "uses a class that lies in several places of the class path",
      "remove all but one; the first counts, and another order gives another result");

  private final String what;
  private final String wayOut;

  ImpurityKind(String what, String wayOut) {
    this.what = what;
    this.wayOut = wayOut;
  }

  /**
   * What such code does.
   *
   * @return "reads the clock"
   */
  public String what() {
    return what;
  }

  /**
   * How to do without it.
   *
   * @return "sort, or use a List"
   */
  public String wayOut() {
    return wayOut;
  }

  /**
   * Tells a user about it.
   *
   * @param subject who does it, {@code docs.Text.stamp()}
   * @param member the member or class that is used, {@code java.lang.System.nanoTime}
   * @return what was found, what it means, what to do
   */
  public String message(String subject, String member) {
    return subject
        + " "
        + what
        + " ("
        + member
        + "): that is not part of the logic fingerprint, so a remembered result may be used although"
        + " a new one would differ. "
        + Character.toUpperCase(wayOut.charAt(0))
        + wayOut.substring(1)
        + ". If it is meant: @Transform(deterministic = false) keeps results as they are,"
        + " @Transform(version = ...) computes them again when you count up, and"
        + " @LogicBoundary(version = ...) on the helper vouches for what is behind it.";
  }
}
