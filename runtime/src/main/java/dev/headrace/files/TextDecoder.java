package dev.headrace.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes text of bytes, and refuses what is no text in the charset. Pure. */
final class TextDecoder {

  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int WINDOW = 1 << 13;

  private TextDecoder() {}

  /**
   * Decodes a content.
   *
   * @param file for the message
   * @throws IOException if the content is malformed: file, offset, bytes, charset and what to do
   */
  static String decode(byte[] content, Charset charset, Path file) throws IOException {
    String text = new String(content, charset);
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireWellFormed(content, charset, file);
    }
    return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
  }

  /** What was replaced while decoding is found by decoding again, strictly. */
  private static void requireWellFormed(byte[] content, Charset charset, Path file)
      throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(WINDOW);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    if (result.isError()) {
      throw new IOException(
          "%s is not valid %s: at byte %d stands %s. Save it as %s, read it with its own charset(...), or exclude it"
              .formatted(file, charset, in.position(), hex(in, result.length()), charset));
    }
  }

  private static String hex(ByteBuffer in, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> "0x%02X".formatted(in.get(in.position() + i)))
        .collect(Collectors.joining(" "));
  }
}
