package dev.milepost.notification.policy;

import dev.milepost.notification.rules.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Which learners go without which nudges, so that one can see what nudges are good for. The same
 * for good: it follows from the cohort, the learner and the rule alone, and a larger share holds
 * out everybody whom a smaller one does.
 */
final class Holdout {

  private static final int PERCENTS = 100;

  private Holdout() {}

  static boolean holds(UUID cohort, UUID learner, Rule rule, int percent) {
    return Integer.remainderUnsigned(hash(cohort + "/" + learner + "/" + rule.wireName()), PERCENTS)
        < percent;
  }

  private static int hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
