package dev.milepost.progress.replanning;

import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.replanning.LearnerPlan.KeptWishes;
import dev.milepost.progress.setup.BlackoutDays;
import dev.milepost.progress.setup.Form;
import dev.milepost.progress.wording.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what stands in the planner's form into what is asked for, and a refusal into faults. */
@Component
class PlanForm {

  private static final String DAYS_OFF = "/daysOff/";
  private static final double USUAL_HOURS = 6;

  private final Wording wording;

  PlanForm(Wording wording) {
    this.wording = wording;
  }

  /** The last wishes, from today on, or usual ones where there are none. */
  Form of(LearnerPlan plan) {
    var values = new HashMap<String, String>();
    KeptWishes known = plan.wishes();
    values.put("hoursPerWeek", hours(known == null ? USUAL_HOURS : known.hoursPerWeek()));
    LocalDate earliest = plan.earliest();
    if (known != null) {
      known.weekdaysOff().forEach(day -> values.put(day, "off"));
      values.put(
          "daysOff", BlackoutDays.written(known.daysOff(), LocalDate::toString, wording::fromTo));
      values.put("planStart", "" + known.start());
    }
    if (earliest != null && (known == null || known.start().isBefore(earliest))) {
      values.put("planStart", "" + earliest);
    }
    return Form.of(values);
  }

  /** As people write it in their language, without {@code .0}. */
  private String hours(double hours) {
    return wording.say("plan.hours", hours);
  }

  static PlanRequest request(Form form) {
    List<String> weekdays = weekdays().filter(day -> form.given(day) != null).toList();
    return new PlanRequest(
        number(form.value("hoursPerWeek").replace(',', '.')),
        new ArrayList<>(weekdays),
        BlackoutDays.read(form.value("daysOff")).days().stream()
            .<@Nullable String>map(day -> Objects.toString(day, null))
            .toList(),
        form.given("planStart"));
  }

  private static @Nullable Double number(String text) {
    return text.matches("[0-9]{1,3}([.][0-9]{1,3})?") ? Double.valueOf(text) : null;
  }

  static Stream<String> weekdays() {
    return Stream.of(DayOfWeek.values()).map(KeptWishes::name);
  }

  /** The form with what is wrong in it, in the reader's words; the answer gets the status. */
  Form refused(Form form, Problem problem, HttpServletResponse response, LearnerPlan plan) {
    if (problem.faults().isEmpty()) {
      throw problem;
    }
    response.setStatus(problem.type().status());
    Form refused = form;
    for (Fault fault : problem.faults()) {
      String field = fault.pointer().split("/")[1];
      refused =
          switch (field) {
            case "start" -> refused.refused("planStart", startRule(plan));
            case "daysOff" -> refused.refused("daysOff", daysRule(form, fault.pointer()));
            default -> refused.refused(field, wording.say("plan.fault." + field));
          };
    }
    return refused;
  }

  private String startRule(LearnerPlan plan) {
    return wording.say(
        "plan.fault.start",
        wording.dayOfYear(Objects.requireNonNullElse(plan.earliest(), plan.endDay())),
        wording.dayOfYear(plan.endDay()));
  }

  private String daysRule(Form form, String pointer) {
    if (!pointer.startsWith(DAYS_OFF)) {
      return wording.say("plan.fault.daysOff");
    }
    int place = Integer.parseInt(pointer.substring(DAYS_OFF.length()));
    return wording.say(
        "setup.blackout.line", BlackoutDays.read(form.value("daysOff")).lines().get(place));
  }
}
