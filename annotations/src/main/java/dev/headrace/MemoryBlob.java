package dev.headrace;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A {@link Blob} over bytes in memory. */
final class MemoryBlob implements Blob {

  private final byte[] content;

  MemoryBlob(byte[] content) {
    this.content = content;
  }

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public byte[] sha256() {
    return newSha256().digest(content);
  }

  @Override
  public String toString() {
    return "Blob of " + content.length + " bytes";
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
