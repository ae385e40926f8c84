package dev.headrace.plan;

import dev.headrace.Blob;
import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/**
 * Writes a small blob with its content, so that a remembered result can give it back; any other as
 * the SHA-256 of its content, to be found again among the blobs at hand.
 */
final class BlobCodec implements Codec<Blob> {

  private static final int INLINE_BYTES = 1 << 20;
  private static final HexFormat HEX = HexFormat.of();

  @Override
  public ColumnType type() {
    return ColumnType.of(Kind.BLOB);
  }

  @Override
  public void encode(Blob blob, Encoder out) {
    try {
      boolean inline = blob.size() <= INLINE_BYTES;
      out.writeBoolean(inline);
      if (inline) {
        try (InputStream in = blob.open()) {
          out.writeBytes(in.readAllBytes());
        }
      } else {
        out.writeReference(HEX.formatHex(blob.sha256()), blob);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + blob + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Blob decode(Decoder in) {
    return in.readBoolean() ? Blob.of(in.readBytes()) : in.blob(in.readString());
  }
}
