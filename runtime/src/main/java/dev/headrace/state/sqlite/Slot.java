package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;

/** A target row by number of its target and by key, with the hash under which it is found. */
final class Slot {

  private static final int HASH_BITS = 48;

  private final int target;
  private final Bytes key;
  private final long hash;

  Slot(int target, Bytes key) {
    this.target = target;
    this.key = key;
    this.hash = hash(target, key.array());
  }

  int target() {
    return target;
  }

  Bytes key() {
    return key;
  }

  /**
   * 48 bits that only narrow down the candidates: two slots may have the same. Part of the format:
   * FNV-1a of 64 bits over the target's number and the key, mixed.
   */
  long hash() {
    return hash;
  }

  private static long hash(int target, byte[] key) {
    long h = (0xcbf29ce484222325L ^ target) * 0x100000001b3L;
    for (byte b : key) {
      h = (h ^ (b & 0xff)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (h ^ (h >>> 33)) >>> (Long.SIZE - HASH_BITS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slot slot && target == slot.target && key.equals(slot.key);
  }

  @Override
  public int hashCode() {
    return (int) hash;
  }

  @Override
  public String toString() {
    return target + " " + key;
  }
}
