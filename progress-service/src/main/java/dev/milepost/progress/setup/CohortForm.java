package dev.milepost.progress.setup;

import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortChange;
import dev.milepost.progress.cohorts.CohortRequest;
import dev.milepost.progress.cohorts.PlausibleDay;
import dev.milepost.progress.wording.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what stands in the form of a cohort into what is asked for, and a refusal into faults. */
@Component
class CohortForm {

  private static final int LONGEST_SLUG = 63;
  private static final String ONE_BLACKOUT_DAY = "/blackoutDays/";

  private final Wording wording;

  CohortForm(Wording wording) {
    this.wording = wording;
  }

  /** What may change of a cohort, as it is. */
  Form of(Cohort cohort) {
    return Form.of(
        Map.of(
            "name", cohort.name(),
            "endDay", cohort.endDay().toString(),
            "zone", cohort.zone().getId(),
            "open", cohort.open() ? "yes" : "",
            "blackoutDays",
                BlackoutDays.written(cohort.blackoutDays(), LocalDate::toString, wording::fromTo)));
  }

  /** The form with a slug made from the name and a term from the start, where they are left out. */
  static Form completed(Form typed) {
    Form form =
        typed.given("slug") == null ? typed.with("slug", slugOf(typed.value("name"))) : typed;
    LocalDate start = day(typed, "startDay");
    return form.given("term") == null && start != null
        ? form.with("term", "%d-%02d".formatted(start.getYear(), start.getMonthValue()))
        : form;
  }

  static CohortRequest request(Form form) {
    String[] roadmap = form.value("roadmap").split("/", 2);
    return new CohortRequest(
        form.given("slug"),
        form.value("name"),
        form.given("term"),
        roadmap[0],
        roadmap.length == 2 ? number(roadmap[1]) : null,
        day(form, "startDay"),
        day(form, "endDay"),
        form.value("zone"),
        switch (form.value("pacing")) {
          case "fixed" -> Pacing.FIXED;
          case "rolling" -> Pacing.ROLLING;
          default -> null;
        },
        isOpen(form),
        BlackoutDays.read(form.value("blackoutDays")).days());
  }

  /**
   * @param cohort as it is
   */
  static CohortChange change(Form form, Cohort cohort) {
    LocalDate end = day(form, "endDay");
    return new CohortChange(
        form.value("name"),
        end == null ? LocalDate.EPOCH : end,
        form.given("zone") == null ? cohort.zone().getId() : form.value("zone"),
        isOpen(form),
        BlackoutDays.read(form.value("blackoutDays")).days());
  }

  /** The form with what is wrong in it, in words for those who see it and not the JSON. */
  Form refused(Form form, Problem problem, HttpServletResponse response) {
    if (problem.type().slug().equals("cohort-exists")) {
      response.setStatus(problem.type().status());
      return form.refused("slug", wording.say("setup.slug.taken"));
    }
    Form refused = form.refused(problem, response);
    return problem.faults().stream()
        .map(Fault::pointer)
        .filter(pointer -> pointer.startsWith(ONE_BLACKOUT_DAY))
        .findFirst()
        .map(pointer -> refused.instead("blackoutDays", wrongLine(form, pointer)))
        .orElse(refused);
  }

  private String wrongLine(Form form, String pointer) {
    int place = Integer.parseInt(pointer.substring(ONE_BLACKOUT_DAY.length()));
    var days = BlackoutDays.read(form.value("blackoutDays"));
    return wording.say("setup.blackout.line", days.lines().get(place));
  }

  /** Lower-case letters, digits and hyphens; accents are left out. */
  static String slugOf(String name) {
    String plain =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("-$", "");
  }

  static List<String> zones() {
    var zones = new ArrayList<>(List.of("UTC"));
    ZoneId.getAvailableZoneIds().stream()
        .filter(zone -> zone.contains("/") && !zone.matches("(Etc|SystemV|US)/.*"))
        .sorted()
        .forEach(zones::add);
    return zones;
  }

  private static boolean isOpen(Form form) {
    return !form.value("open").isEmpty();
  }

  private static @Nullable LocalDate day(Form form, String field) {
    return PlausibleDay.read(form.value(field)).orElse(null);
  }

  private static @Nullable Integer number(String text) {
    return text.matches("[0-9]{1,9}") ? (Integer) Integer.parseInt(text) : null;
  }

  static Map<String, String> blank(ZoneId zone) {
    var values = new LinkedHashMap<String, String>();
    values.put("zone", zone.getId());
    values.put("pacing", "fixed");
    return values;
  }
}
