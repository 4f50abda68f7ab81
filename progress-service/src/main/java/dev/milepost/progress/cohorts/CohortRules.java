package dev.milepost.progress.cohorts;

import static java.util.Objects.requireNonNullElse;

import dev.milepost.edge.problem.Problem;
import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.progress.identity.PersonFields;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a cohort has to be. Every fault is found and pointed at, not only the first. */
final class CohortRules {

  private static final String NAME_CHARACTERS =
      " lower-case letters, digits and hyphens, the first of them no hyphen";
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final String SLUG_RULE = "1 to 63" + NAME_CHARACTERS;
  private static final Pattern TERM = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
  private static final String TERM_RULE = "1 to 31" + NAME_CHARACTERS;
  private static final int MAX_BLACKOUT_DAYS = 366;
  private static final ZoneId ANY_ZONE = ZoneId.of("UTC");

  private final Function<String, List<Integer>> versionsOf;
  private final FieldReader fields = new FieldReader();

  /**
   * @param versionsOf the published versions of a roadmap; none for an unknown one
   */
  CohortRules(Function<String, List<Integer>> versionsOf) {
    this.versionsOf = versionsOf;
  }

  /**
   * The new cohort that is asked for.
   *
   * @throws Problem {@code invalid-fields} with every fault
   */
  Cohort made(UUID id, String organisation, CohortRequest wish) {
    checkRoadmap(wish);
    fields.require(wish.pacing() != null, "/pacing", "\"fixed\" or \"rolling\"");
    LocalDate start = day("/startDay", wish.startDay());
    LocalDate end = day("/endDay", wish.endDay());
    var cohort =
        new Cohort(
            id,
            organisation,
            fields.required("/slug", wish.slug(), matching(SLUG), SLUG_RULE, ""),
            fields.required("/name", wish.name(), PersonFields::name, PersonFields.NAME_RULE, ""),
            fields.required("/term", wish.term(), matching(TERM), TERM_RULE, ""),
            requireNonNullElse(wish.roadmap(), ""),
            requireNonNullElse(wish.roadmapVersion(), 0),
            start,
            end,
            fields.required(
                "/zone", wish.zone(), PersonFields::zone, PersonFields.ZONE_RULE, ANY_ZONE),
            requireNonNullElse(wish.pacing(), Pacing.FIXED),
            requireNonNullElse(wish.open(), false),
            blackoutDays(wish.blackoutDays(), start, end),
            1);
    fields.refuseFaults();
    return cohort;
  }

  /**
   * The cohort as it is wanted, with the next revision; the same as before when nothing differs.
   *
   * @throws Problem {@code invalid-fields} with every fault
   */
  Cohort changed(Cohort cohort, CohortChange wish) {
    String name = fields.optional("/name", wish.name(), PersonFields::name, PersonFields.NAME_RULE);
    ZoneId zone = fields.optional("/zone", wish.zone(), PersonFields::zone, PersonFields.ZONE_RULE);
    LocalDate start = cohort.startDay();
    LocalDate end = wish.endDay() == null ? cohort.endDay() : day("/endDay", wish.endDay());
    List<@Nullable LocalDate> blackout =
        wish.blackoutDays() == null ? new ArrayList<>(cohort.blackoutDays()) : wish.blackoutDays();
    var changed =
        cohort.with(
            requireNonNullElse(name, cohort.name()),
            end,
            requireNonNullElse(zone, cohort.zone()),
            requireNonNullElse(wish.open(), cohort.open()),
            blackoutDays(blackout, start, end));
    fields.refuseFaults();
    return changed;
  }

  private void checkRoadmap(CohortRequest wish) {
    String roadmap = wish.roadmap();
    List<Integer> versions = roadmap == null ? List.of() : versionsOf.apply(roadmap);
    fields.require(!versions.isEmpty(), "/roadmap", "the slug of a published roadmap");
    if (versions.isEmpty()) {
      fields.require(wish.roadmapVersion() != null, "/roadmapVersion", "a published version");
    } else {
      fields.require(
          versions.contains(wish.roadmapVersion()),
          "/roadmapVersion",
          "a published version: "
              + versions.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }

  private LocalDate day(String pointer, @Nullable LocalDate day) {
    fields.require(day != null && PlausibleDay.test(day), pointer, PlausibleDay.RULE);
    return requireNonNullElse(day, LocalDate.EPOCH);
  }

  private List<LocalDate> blackoutDays(
      @Nullable List<@Nullable LocalDate> wish, LocalDate start, LocalDate end) {
    fields.require(!end.isBefore(start), "/endDay", "a day not before the start");
    if (wish == null) {
      return List.of();
    }
    fields.require(
        wish.size() <= MAX_BLACKOUT_DAYS,
        "/blackoutDays",
        "at most %d days".formatted(MAX_BLACKOUT_DAYS));
    var days = new ArrayList<LocalDate>();
    for (int place = 0; place < wish.size(); place++) {
      LocalDate day = wish.get(place);
      boolean within = day != null && !day.isBefore(start) && !day.isAfter(end);
      fields.require(within, "/blackoutDays/" + place, "a day from the cohort's start to its end");
      if (day != null) {
        days.add(day);
      }
    }
    return days;
  }

  private static Function<String, Optional<String>> matching(Pattern pattern) {
    return text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
