package dev.milepost.progress.inviting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What makes a link an invitation: 160 random bits, which nobody guesses.
 *
 * @param text as it stands in the link; the capital letter at the beginning keeps it out of what
 *     problems repeat of a path
 */
record InvitationToken(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 20;
  private static final String BEGINNING = "J";

  static InvitationToken random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new InvitationToken(
        BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** All that is kept of it. Plain SHA-256 is enough, since there is nothing to guess from. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Without the token, so that a log line that holds it lets nobody in. */
  @Override
  public String toString() {
    return "InvitationToken";
  }
}
