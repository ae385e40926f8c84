package dev.headrace.faults.decode;

import java.util.List;

/**
 * A decoder with what it should decode. Other packages make some of them, for decoders that only
 * their package sees.
 *
 * @param name for people
 * @param samples what somebody encoded
 * @param decode decodes
 * @param refusal the exceptions by which it says that something is not what anybody encoded; if it
 *     says so in another way, {@link NoException}
 */
public record Subject(
    String name, List<byte[]> samples, Decode decode, Class<? extends Exception> refusal) {

  /** Gives bytes to a decoder. */
  @FunctionalInterface
  public interface Decode {
    /** Decodes; the result is forgotten. */
    void accept(byte[] input) throws Exception;
  }

  /** Never thrown. */
  public static final class NoException extends Exception {
    private static final long serialVersionUID = 1;

    private NoException() {}
  }
}
