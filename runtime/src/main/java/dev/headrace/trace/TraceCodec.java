package dev.headrace.trace;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.plan.CorruptDataException;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.trace.Trace.Input;
import dev.headrace.trace.Trace.Output;
import dev.headrace.trace.Trace.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a {@link Trace}:
 *
 * <pre>
 * version   byte, 1
 * scopes    count; each: name; unless first: outer, children of each element of the outer scope
 * steps     count; each: name, scope, inputs (count; each: step + 1, gathered in + 1),
 *           for each element of the scope: 0 = nothing ran, or 1 = reused, 2 = computed, and a key
 * outputs   count; each: target, step + 1, gathered in + 1, scope, count; each: element, key (long)
 * </pre>
 *
 * <p>Numbers are lengths in one to five bytes; an output's elements are differences.
 */
final class TraceCodec {

  private static final byte VERSION = 1;
  private static final byte NOTHING = 0;
  private static final byte REUSED = 1;
  private static final byte COMPUTED = 2;

  /** The most elements of scopes in which nothing is done for them. */
  private static final int MAX_SILENT = 1 << 20;

  private TraceCodec() {}

  static Bytes encode(Trace trace) {
    Encoder out = new Encoder();
    out.writeByte(VERSION);
    out.writeLength(trace.scopes.size());
    trace.scopes.forEach(scope -> encode(scope, out));
    out.writeLength(trace.steps.size());
    trace.steps.forEach(step -> encode(step, out));
    out.writeLength(trace.outputs.size());
    trace.outputs.forEach(output -> encode(output, out));
    return Bytes.of(out.toBytes());
  }

  private static void encode(Scope scope, Encoder out) {
    out.writeString(scope.name());
    Scope outer = scope.outer();
    if (outer != null) {
      out.writeLength(outer.index());
      int next = 0;
      for (int parent = 0; parent < outer.size(); parent++) {
        int first = next;
        while (next < scope.size() && scope.parent(next) == parent) {
          next++;
        }
        out.writeLength(next - first);
      }
    }
  }

  private static void encode(Step step, Encoder out) {
    out.writeString(step.name);
    out.writeLength(step.scope);
    out.writeLength(step.inputs.size());
    step.inputs.forEach(input -> encode(input, out));
    byte[] key = new byte[Hash.BYTES];
    for (int i = 0; i < step.keys.length; i++) {
      Hash hash = step.keys[i];
      if (hash == null) {
        out.writeByte(NOTHING);
      } else {
        out.writeByte(step.computed[i] ? COMPUTED : REUSED);
        hash.writeTo(key, 0);
        out.writeRaw(key, 0, key.length);
      }
    }
  }

  private static void encode(Input input, Encoder out) {
    out.writeLength(input.step() + 1);
    out.writeLength(input.gatheredIn() + 1);
  }

  private static void encode(Output output, Encoder out) {
    out.writeString(output.target);
    encode(output.from, out);
    out.writeLength(output.scope);
    out.writeLength(output.elements.length);
    int before = 0;
    for (int i = 0; i < output.elements.length; i++) {
      out.writeLength(output.elements[i] - before);
      before = output.elements[i];
      out.writeLong(output.keys[i]);
    }
  }

  static Trace decode(Bytes encoded) {
    Decoder in = new Decoder(encoded.array());
    byte version = in.readByte();
    if (version != VERSION) {
      throw new CorruptDataException(
          "expected a trace of version %d, found %d".formatted(VERSION, version));
    }
    try {
      List<Scope> scopes = new ArrayList<>();
      int limit = Math.max(MAX_SILENT, encoded.size());
      for (int i = in.readLength(1); i > 0; i--) {
        scopes.add(decodeScope(in, scopes, limit));
        limit -= scopes.get(scopes.size() - 1).size();
      }
      List<Step> steps = new ArrayList<>();
      for (int i = in.readLength(1); i > 0; i--) {
        steps.add(decodeStep(in, scopes));
      }
      List<Output> outputs = new ArrayList<>();
      for (int i = in.readLength(1); i > 0; i--) {
        outputs.add(decodeOutput(in));
      }
      in.requireEnd();
      return new Trace(scopes, steps, outputs);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new CorruptDataException("expected a trace", e);
    }
  }

  /** An element takes a byte for each step, and none where its scope has no step. */
  private static Scope decodeScope(Decoder in, List<Scope> before, int limit) {
    String name = in.readString();
    if (before.isEmpty()) {
      return Scope.root(name);
    }
    Scope outer = before.get(in.readLength(0));
    requireBytes(outer.size(), in);
    int[] children = new int[outer.size()];
    int size = 0;
    for (int i = 0; i < children.length; i++) {
      children[i] = in.readLength(0);
      size = Math.addExact(size, children[i]);
    }
    if (size > limit) {
      throw new CorruptDataException(
          "expected at most %d elements, found %d".formatted(limit, size));
    }
    int[] parents = new int[size];
    int next = 0;
    for (int i = 0; i < children.length; i++) {
      for (int child = 0; child < children[i]; child++) {
        parents[next++] = i;
      }
    }
    return outer.open(before.size(), name, parents);
  }

  private static Step decodeStep(Decoder in, List<Scope> scopes) {
    String name = in.readString();
    int scope = in.readLength(0);
    List<Input> inputs = new ArrayList<>();
    for (int i = in.readLength(2); i > 0; i--) {
      inputs.add(decodeInput(in));
    }
    requireBytes(scopes.get(scope).size(), in);
    @Nullable Hash[] keys = new Hash[scopes.get(scope).size()];
    boolean[] computed = new boolean[keys.length];
    for (int i = 0; i < keys.length; i++) {
      byte mark = in.readByte();
      if (mark != NOTHING) {
        keys[i] = new Hash(Long.reverseBytes(in.readLong()), Long.reverseBytes(in.readLong()));
        computed[i] = mark == COMPUTED;
      }
    }
    return new Step(name, scope, inputs, keys, computed);
  }

  /** Each of some elements takes a byte at least. */
  private static void requireBytes(int elements, Decoder in) {
    if (elements > in.remaining()) {
      throw new CorruptDataException(
          "expected %d elements, found only %d bytes".formatted(elements, in.remaining()));
    }
  }

  private static Input decodeInput(Decoder in) {
    return new Input(in.readLength(0) - 1, in.readLength(0) - 1);
  }

  private static Output decodeOutput(Decoder in) {
    String target = in.readString();
    Input from = decodeInput(in);
    int scope = in.readLength(0);
    int[] elements = new int[in.readLength(1 + Long.BYTES)];
    long[] keys = new long[elements.length];
    int element = 0;
    for (int i = 0; i < elements.length; i++) {
      element += in.readLength(0);
      elements[i] = element;
      keys[i] = in.readLong();
    }
    return new Output(target, from, scope, elements, keys);
  }
}
