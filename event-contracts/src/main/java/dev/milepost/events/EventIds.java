package dev.milepost.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Event ids (RFC 9562). */
public final class EventIds {

  private EventIds() {}

  /**
   * A new id that sorts by {@code time} (version 7): the newest rows of an index then lie together,
   * which costs PostgreSQL less than scattered ids.
   */
  public static UUID at(Instant time) {
    var random = ThreadLocalRandom.current();
    long high = time.toEpochMilli() << 16 | 0x7000 | random.nextLong() & 0x0fff;
    long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /**
   * The id that belongs to these parts, always the same (version 8, of their SHA-256). Parts are
   * told apart by their lengths, so that {@code ("ab", "c")} and {@code ("a", "bc")} differ.
   */
  public static UUID of(String... parts) {
    ByteBuffer digest = ByteBuffer.wrap(sha256(parts));
    long high = digest.getLong() & 0xffffffffffff0fffL | 0x8000L;
    long low = digest.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** 64 bits of the SHA-256 of these parts, to tell contents apart. */
  public static long fingerprint(String... parts) {
    return ByteBuffer.wrap(sha256(parts)).getLong();
  }

  private static byte[] sha256(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
