package dev.headrace.fingerprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A method to be fingerprinted, with what its class file does not say. Immutable.
 *
 * <pre>{@code
 * Root.of("docs.HandbookSearch", "passage", "(Ldocs/TextFile;)Ldocs/Passage;")
 *     .onReceiver()
 *     .taking("Ldocs/TextFile;")
 *     .returning("Ldocs/Passage;")
 *     .version(2)
 * }</pre>
 *
 * @param owner the binary name of its class
 * @param name its name
 * @param descriptor its erased descriptor
 * @param receiver whether the owner is a flow or transform record, whose components count by value
 *     where they are read; otherwise how the object is constructed counts
 * @param inputs signatures of the types that come in
 * @param outputs signatures of the types that go out
 * @param deps binary names of classes that count although no instruction refers to them
 * @param resources paths of files beside the flow's classes that count by content; {@code *} stands
 *     for any name, {@code **} for any path
 * @param version changed by hand for what code does not show
 * @param pinned whether the version replaces the code
 */
public record Root(
    String owner,
    String name,
    String descriptor,
    boolean receiver,
    List<String> inputs,
    List<String> outputs,
    List<String> deps,
    List<String> resources,
    int version,
    boolean pinned) {

  /** Copies the lists. */
  public Root {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    deps = List.copyOf(deps);
    resources = List.copyOf(resources);
  }

  /**
   * Names a method. Its parameter and return types are taken for inputs and outputs.
   *
   * @param owner the binary name of its class
   * @param name its name
   * @param descriptor its erased descriptor
   * @return the root
   */
  public static Root of(String owner, String name, String descriptor) {
    int end = descriptor.indexOf(')');
    List<String> parameters = new ArrayList<>();
    for (int at = 1; at < end; ) {
      int from = at;
      while (descriptor.charAt(at) == '[') {
        at++;
      }
      at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
      parameters.add(descriptor.substring(from, at));
    }
    String returned = descriptor.substring(end + 1);
    return new Root(
        owner,
        name,
        descriptor,
        false,
        parameters,
        returned.equals("V") ? List.of() : List.of(returned),
        List.of(),
        List.of(),
        0,
        false);
  }

  /**
   * Says that the owner's components count by value.
   *
   * @return the changed root
   */
  public Root onReceiver() {
    return new Root(
        owner, name, descriptor, true, inputs, outputs, deps, resources, version, pinned);
  }

  /**
   * Adds types that come in, such as the elements of a list.
   *
   * @param signatures field signatures, {@code "Ldocs/Chunk;"}
   * @return the changed root
   */
  public Root taking(String... signatures) {
    List<String> all = plus(inputs, List.of(signatures));
    return new Root(
        owner, name, descriptor, receiver, all, outputs, deps, resources, version, pinned);
  }

  /**
   * Adds types that go out, such as the elements of a list.
   *
   * @param signatures field signatures
   * @return the changed root
   */
  public Root returning(String... signatures) {
    List<String> all = plus(outputs, List.of(signatures));
    return new Root(
        owner, name, descriptor, receiver, inputs, all, deps, resources, version, pinned);
  }

  /**
   * Adds classes that count although no instruction refers to them.
   *
   * @param classes binary names
   * @return the changed root
   */
  public Root dependingOn(String... classes) {
    List<String> all = plus(deps, List.of(classes));
    return new Root(
        owner, name, descriptor, receiver, inputs, outputs, all, resources, version, pinned);
  }

  /**
   * Adds files beside the flow's classes that count by content.
   *
   * @param patterns paths, with {@code *} for any name and {@code **} for any path
   * @return the changed root
   */
  public Root readingFiles(String... patterns) {
    List<String> all = plus(resources, List.of(patterns));
    return new Root(owner, name, descriptor, receiver, inputs, outputs, deps, all, version, pinned);
  }

  /**
   * Sets the version.
   *
   * @param number any number
   * @return the changed root
   */
  public Root version(int number) {
    return new Root(
        owner, name, descriptor, receiver, inputs, outputs, deps, resources, number, pinned);
  }

  /**
   * Makes the version stand for the code: nothing is followed.
   *
   * @return the changed root
   */
  public Root pin() {
    return new Root(
        owner, name, descriptor, receiver, inputs, outputs, deps, resources, version, true);
  }

  /**
   * Writes all of it. A record's own text takes longer to be made the first time than the rest of a
   * load.
   */
  void appendTo(StringBuilder text) {
    text.append(owner).append('.').append(name).append(descriptor);
    text.append(receiver ? " receiver" : "").append(pinned ? " pinned" : "");
    text.append(' ').append(version);
    text.append(" in ").append(inputs).append(" out ").append(outputs);
    text.append(" deps ").append(deps).append(" files ").append(resources);
  }

  private static List<String> plus(Collection<String> some, Collection<String> more) {
    List<String> all = new ArrayList<>(some);
    for (String each : more) {
      if (!all.contains(each)) {
        all.add(each);
      }
    }
    return all;
  }
}
