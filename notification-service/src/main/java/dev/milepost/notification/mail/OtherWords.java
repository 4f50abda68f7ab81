package dev.milepost.notification.mail;

import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Silence;
import java.util.Locale;
import java.util.Optional;

/**
 * Our second wording of some messages, where it fits: beside the first, so that one can learn which
 * does more. Written as a cohort would write its own, with variables in braces. Pure.
 */
public final class OtherWords {

  private OtherWords() {}

  /** Empty for what has no second wording, or none that fits. */
  public static Optional<Wording> of(Finding finding, Locale reader) {
    boolean fits =
        switch (finding) {
          // It asks the reader to go on, so there has to be something that was begun.
          case Silence found -> found.begun();
          // It points at the one below, and speaks of several.
          case PlanDeficit found -> found.next() != null && found.late().size() > 1;
          default -> false;
        };
    if (!fits) {
      return Optional.empty();
    }
    var words = new Words(reader);
    String key = finding.rule().wireName() + ".b";
    return Optional.of(
        new Wording(words.template(key + ".subject"), words.template(key + ".body")));
  }
}
