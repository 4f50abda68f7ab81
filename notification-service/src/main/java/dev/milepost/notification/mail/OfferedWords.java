package dev.milepost.notification.mail;

import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Rule;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The wordings that there are of a message, by the names that the ledger has for them: {@code en/a}
 * and {@code en/b} for ours, {@code en/own/} and their mark for a cohort's own.
 */
@Component
public class OfferedWords {

  private static final String OWN = "/own/";

  private final Wordings wordings;

  OfferedWords(Wordings wordings) {
    this.wordings = wordings;
  }

  /**
   * Those that fit; an empty one for our own first words. Pure.
   *
   * @param own the cohort's own words for it in the reader's language
   */
  public static NavigableMap<String, Optional<Wording>> all(
      Collection<Wording> own, Finding finding, Locale reader) {
    String language = ComposeMail.language(reader);
    var all = new TreeMap<String, Optional<Wording>>();
    own.forEach(one -> all.put(language + OWN + one.mark(), Optional.of(one)));
    if (all.isEmpty()) {
      all.put(language + "/a", Optional.empty());
      OtherWords.of(finding, reader).ifPresent(one -> all.put(language + "/b", Optional.of(one)));
    }
    return all;
  }

  /**
   * The words in which a message is told wherever it stands: those that were drawn for it, also
   * where it is read in another language than it was drawn in. The first of all where none was
   * drawn, or there are no such words any more.
   *
   * @param variant the name of what was drawn; null where nothing was
   * @return empty for our own first words
   */
  Optional<Wording> drawn(UUID cohort, Finding finding, Locale reader, @Nullable String variant) {
    SortedMap<String, Wording> own =
        wordings.all(cohort, finding.rule(), ComposeMail.language(reader));
    Map<String, Optional<Wording>> offered = all(own.values(), finding, reader);
    if (variant != null) {
      Optional<Wording> same =
          offered.getOrDefault(inLanguageOf(reader, variant), Optional.empty());
      if (same.isPresent()) {
        return same;
      }
      Optional<Wording> sameVersion = version(cohort, finding.rule(), variant).map(own::get);
      if (sameVersion.isPresent()) {
        return sameVersion;
      }
    }
    return own.values().stream().findFirst();
  }

  private static String inLanguageOf(Locale reader, String variant) {
    return ComposeMail.language(reader) + variant.substring(variant.indexOf('/'));
  }

  /** Which version of the cohort's own words a name stands for, in the language that it is in. */
  private Optional<String> version(UUID cohort, Rule rule, String variant) {
    int own = variant.indexOf(OWN);
    if (own < 0) {
      return Optional.empty();
    }
    String mark = variant.substring(own + OWN.length());
    return wordings.all(cohort, rule, variant.substring(0, own)).entrySet().stream()
        .filter(one -> one.getValue().mark().equals(mark))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
