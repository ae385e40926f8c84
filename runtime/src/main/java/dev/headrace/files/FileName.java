package dev.headrace.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The name of a file as text. On Unix a name is bytes, and where they are no text in the platform's
 * charset Java shows a replacement character for each, so that two names may look the same. Such a
 * name is read as UTF-8, whatever the platform's charset, and what is no UTF-8 either stays as
 * {@code %XX}. Pure.
 */
final class FileName {

  private static final char REPLACEMENT = '\uFFFD';

  private FileName() {}

  static String of(Path file) {
    String name = file.getFileName().toString();
    return name.indexOf(REPLACEMENT) < 0 ? name : ofBytes(rawBytes(file));
  }

  /** A path's URI has the bytes of its name, escaped. */
  private static byte[] rawBytes(Path file) {
    String path = file.toUri().getRawPath();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    String name = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '%') {
        bytes.write(Integer.parseInt(name, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(name.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  static String ofBytes(byte[] name) {
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(name);
    CharBuffer chars = CharBuffer.allocate(name.length);
    StringBuilder text = new StringBuilder();
    while (in.hasRemaining()) {
      CoderResult result = utf8.decode(in, chars, true);
      text.append(chars.flip());
      chars.clear();
      for (int i = 0; result.isMalformed() && i < result.length(); i++) {
        text.append("%%%02X".formatted(in.get()));
      }
      utf8.reset();
    }
    return text.toString();
  }
}
