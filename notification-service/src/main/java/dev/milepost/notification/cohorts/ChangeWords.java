package dev.milepost.notification.cohorts;

import static java.util.Objects.requireNonNullElse;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.mail.CheckWording;
import dev.milepost.notification.mail.DescribeMail;
import dev.milepost.notification.mail.DescribeMail.Preview;
import dev.milepost.notification.mail.Variable;
import dev.milepost.notification.rules.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees and changes a cohort's own words, for its mentors and for admins. What cannot be written is
 * refused when it is saved, never when it is sent.
 */
@Component
class ChangeWords {

  static final List<String> LANGUAGES = List.of("en", "de");
  private static final List<String> VARIANTS = List.of("a", "b", "c");

  private final CohortsOf cohorts;
  private final Enrolments enrolments;
  private final Wordings wordings;
  private final DescribeMail mails;

  ChangeWords(CohortsOf cohorts, Enrolments enrolments, Wordings wordings, DescribeMail mails) {
    this.cohorts = cohorts;
    this.enrolments = enrolments;
    this.wordings = wordings;
    this.mails = mails;
  }

  OwnWords see(SignedIn who, Place place) {
    Cohort cohort = cohorts.named(who, place.slug());
    Rule rule = rule(place);
    return shown(cohort, rule, place);
  }

  private OwnWords shown(Cohort cohort, Rule rule, Place place) {
    SortedMap<String, Wording> all = wordings.all(cohort.id(), rule, place.language());
    Wording own = all.get(place.variant());
    return new OwnWords(
        own == null ? null : own.subject(),
        own == null ? null : own.body(),
        variables(rule),
        List.copyOf(all.keySet()));
  }

  /**
   * @throws Problem {@code invalid-fields} with every fault
   */
  @Transactional
  public OwnWords change(SignedIn who, Place place, OwnWords.Wish wish) {
    Cohort cohort = cohorts.named(who, place.slug());
    Rule rule = rule(place);
    Wording wording = checked(rule, wish);
    wordings.keep(cohort.id(), rule, place.language(), place.variant(), wording);
    return shown(cohort, rule, place);
  }

  /** Ours again; what is so already stays so. */
  @Transactional
  public void remove(SignedIn who, Place place) {
    Cohort cohort = cohorts.named(who, place.slug());
    wordings.remove(cohort.id(), rule(place), place.language(), place.variant());
  }

  /**
   * With sample data; saves nothing. Without words these are ours.
   *
   * @throws Problem {@code invalid-fields} with every fault
   */
  Preview preview(SignedIn who, Place place, OwnWords.Wish wish) {
    return preview(place, sample(who, place, wish));
  }

  /** What the cohort's words would replace; empty while its roadmap has not been told of. */
  Optional<Preview> ours(SignedIn who, Place place) {
    return sample(cohorts.named(who, place.slug()), rule(place), null)
        .map(sample -> preview(place, sample));
  }

  private Preview preview(Place place, Sample sample) {
    SampleMessage message = sample.message();
    Locale language = Locale.forLanguageTag(place.language());
    return sample.rule().isForMentors()
        ? mails.preview(language, message.story(sample.rule()), sample.wording())
        : mails.preview(
            language, message.finding(sample.rule()), message.moment(), sample.wording());
  }

  Sample sample(SignedIn who, Place place, OwnWords.Wish wish) {
    Cohort cohort = cohorts.named(who, place.slug());
    Rule rule = rule(place);
    boolean ours = isNothing(wish.subject()) && isNothing(wish.body());
    Wording wording = ours ? null : checked(rule, wish);
    return sample(cohort, rule, wording).orElseThrow(Problem::notFound);
  }

  private Optional<Sample> sample(Cohort cohort, Rule rule, @Nullable Wording wording) {
    return enrolments
        .course(cohort.id())
        .map(course -> new Sample(rule, wording, new SampleMessage(course, cohort.slug())));
  }

  private static boolean isNothing(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** What mentors are written has one version: of too few one learns nothing. */
  static List<String> variants(Rule rule) {
    return rule.isForMentors() ? VARIANTS.subList(0, 1) : VARIANTS;
  }

  static List<String> variables(Rule rule) {
    return Variable.of(rule).stream().map(Variable::wireName).toList();
  }

  static Rule rule(Place place) {
    if (!LANGUAGES.contains(place.language())) {
      throw Problem.notFound();
    }
    Rule rule = Rule.named(place.rule()).filter(Rule::isSettable).orElseThrow(Problem::notFound);
    if (!variants(rule).contains(place.variant())) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "A query parameter cannot be accepted.")
          .at("?variant", "one of " + String.join(", ", variants(rule)));
    }
    return rule;
  }

  private static Wording checked(Rule rule, OwnWords.Wish wish) {
    var wording =
        new Wording(
            requireNonNullElse(wish.subject(), "").strip(),
            requireNonNullElse(wish.body(), "").strip());
    List<Fault> faults = CheckWording.faults(rule, wording);
    if (!faults.isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_FIELDS, "The words cannot be accepted.").at(faults);
    }
    return wording;
  }

  /**
   * Which words: of a cohort, for a rule, in a language.
   *
   * @param variant which of several that are tried side by side
   */
  record Place(String slug, String rule, String language, String variant) {}

  /**
   * @param wording the cohort's own; null for ours
   */
  record Sample(Rule rule, @Nullable Wording wording, SampleMessage message) {}
}
