package dev.headrace.trace;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the target rows of one source row came about: for each transform and element the memo key and
 * whether the result was computed; how the scopes are nested; and from which element each target
 * row came. So it answers, for any target row, which steps led to it. Immutable.
 */
public final class Trace {

  /** No step: what comes from the source row itself. */
  public static final int SOURCE = -1;

  final List<Scope> scopes;
  final List<Step> steps;
  final List<Output> outputs;

  /**
   * What was noted of a row's evaluation.
   *
   * @param scopes in the order in which they were opened
   * @param steps in the order of the plan
   * @param outputs of each export
   */
  public Trace(List<Scope> scopes, List<Step> steps, List<Output> outputs) {
    this.scopes = List.copyOf(scopes);
    this.steps = List.copyOf(steps);
    this.outputs = List.copyOf(outputs);
  }

  /**
   * One transform run for one element.
   *
   * @param step the transform's name
   * @param element which element, see {@link Scope#describe}
   * @param key of its result in the memo
   * @param computed whether it was computed for this row when the trace was made; else it was
   *     reused
   */
  public record Run(String step, String element, Hash key, boolean computed) {}

  /** A transform's elements. */
  public static final class Step {
    final String name;
    final int scope;
    final List<Input> inputs;
    final @Nullable Hash[] keys;
    final boolean[] computed;

    /**
     * Takes its arrays as they are.
     *
     * @param name the transform's name
     * @param scope the position of its scope
     * @param inputs where its values come from
     * @param keys for each element that of its result in the memo; null where nothing ran
     * @param computed for each element whether it was computed
     */
    public Step(
        String name, int scope, List<Input> inputs, @Nullable Hash[] keys, boolean[] computed) {
      this.name = name;
      this.scope = scope;
      this.inputs = List.copyOf(inputs);
      this.keys = keys;
      this.computed = computed;
    }
  }

  /**
   * Where a step's values come from.
   *
   * @param step the position of the step that yields them, or {@link #SOURCE}
   * @param gatheredIn the scope for whose elements they are gathered, or -1 if they are not
   */
  public record Input(int step, int gatheredIn) {}

  /** The rows that one export handed to a target. */
  public static final class Output {
    final String target;
    final Input from;
    final int scope;
    final int[] elements;
    final long[] keys;

    /**
     * Takes its arrays as they are.
     *
     * @param target the target's name
     * @param from what yields the rows
     * @param scope the position of the scope for whose elements there are rows
     * @param elements that have a row, ascending
     * @param keys for each of them that of its row, {@link #shortened}
     */
    public Output(String target, Input from, int scope, int[] elements, long[] keys) {
      this.target = target;
      this.from = from;
      this.scope = scope;
      this.elements = elements;
      this.keys = keys;
    }
  }

  /**
   * What is kept of a target row's key: enough to tell the rows of one source row apart.
   *
   * @param key the encoded key
   * @param hasher is used for it
   * @return half of its hash
   */
  public static long shortened(Bytes key, Hasher hasher) {
    return hasher.bytes(key.array()).finish().high();
  }

  /**
   * Encodes the trace.
   *
   * @return the bytes, for {@link #decode}
   */
  public Bytes encode() {
    return TraceCodec.encode(this);
  }

  /**
   * Decodes a trace.
   *
   * @param encoded what {@link #encode} made
   * @return the trace
   * @throws dev.headrace.plan.CorruptDataException if the bytes are not those of a trace
   */
  public static Trace decode(Bytes encoded) {
    return TraceCodec.decode(encoded);
  }

  /**
   * Every run of every transform.
   *
   * @return in the order of the plan, then of the elements
   */
  public List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      for (int element = 0; element < steps.get(step).keys.length; element++) {
        addRun(step, element, runs);
      }
    }
    return runs;
  }

  /**
   * Tells the memo keys of all runs.
   *
   * @param visitor takes each key, one that several runs share several times
   */
  public void forEachKey(Consumer<Hash> visitor) {
    for (Step step : steps) {
      for (Hash key : step.keys) {
        if (key != null) {
          visitor.accept(key);
        }
      }
    }
  }

  /**
   * The runs that led to a target row.
   *
   * @param target the target's name
   * @param encodedKey the target row's key
   * @return in the order of the plan, then of the elements; empty if the row is not known or came
   *     straight from the source row
   */
  public List<Run> runs(String target, Bytes encodedKey) {
    long key = shortened(encodedKey, new Hasher());
    Lineage lineage = new Lineage();
    for (Output output : outputs) {
      if (output.target.equals(target)) {
        for (int i = 0; i < output.keys.length; i++) {
          if (output.keys[i] == key) {
            lineage.follow(output.from, scopes.get(output.scope), output.elements[i]);
          }
        }
      }
    }
    return lineage.runs();
  }

  private void addRun(int step, int element, List<Run> runs) {
    Step s = steps.get(step);
    Hash key = s.keys[element];
    if (key != null) {
      String description = scopes.get(s.scope).describe(element);
      runs.add(new Run(s.name, description, key, s.computed[element]));
    }
  }

  /** Collects what an element came from. */
  private final class Lineage {

    private final List<Set<Integer>> elements = new ArrayList<>();

    Lineage() {
      for (int i = 0; i < steps.size(); i++) {
        elements.add(new HashSet<>());
      }
    }

    void follow(Input input, Scope scope, int element) {
      if (input.step() == SOURCE) {
        return;
      }
      Step step = steps.get(input.step());
      Scope from = scopes.get(step.scope);
      if (input.gatheredIn() < 0) {
        visit(input.step(), step, from, scope.up(element, from));
        return;
      }
      Scope around = scopes.get(input.gatheredIn());
      int wanted = scope.up(element, around);
      for (int e = 0; e < from.size(); e++) {
        if (from.up(e, around) == wanted) {
          visit(input.step(), step, from, e);
        }
      }
    }

    private void visit(int position, Step step, Scope scope, int element) {
      if (elements.get(position).add(element)) {
        for (Input input : step.inputs) {
          follow(input, scope, element);
        }
      }
    }

    List<Run> runs() {
      List<Run> runs = new ArrayList<>();
      for (int step = 0; step < elements.size(); step++) {
        int s = step;
        elements.get(step).stream().sorted().forEach(element -> addRun(s, element, runs));
      }
      return runs;
    }
  }
}
