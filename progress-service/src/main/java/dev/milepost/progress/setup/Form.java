package dev.milepost.progress.setup;

import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form, and beside each field that cannot be accepted what would be right there.
 *
 * @param values by field; what a field without one has is the empty text
 * @param faults by field, in the order in which they were found
 */
public record Form(Map<String, String> values, Map<String, String> faults) {

  /** Fields of a request whose name in the form is another. */
  private static final Map<String, String> STANDS_IN = Map.of("roadmapVersion", "roadmap");

  public static Form of(Map<String, String> values) {
    return new Form(values, Map.of());
  }

  /** Without the spaces around it. */
  public String value(String field) {
    return values.getOrDefault(field, "").strip();
  }

  /** Null for an empty field. */
  public @Nullable String given(String field) {
    String value = value(field);
    return value.isEmpty() ? null : value;
  }

  public @Nullable String fault(String field) {
    return faults.get(field);
  }

  public boolean isRefused() {
    return !faults.isEmpty();
  }

  public Form with(String field, String value) {
    var more = new LinkedHashMap<>(values);
    more.put(field, value);
    return new Form(more, faults);
  }

  public Form refused(String field, String wouldBeRight) {
    var more = new LinkedHashMap<>(faults);
    more.putIfAbsent(field, wouldBeRight);
    return new Form(values, more);
  }

  /** The same with other words beside a field that is refused. */
  public Form instead(String field, String wouldBeRight) {
    var changed = new LinkedHashMap<>(faults);
    changed.put(field, wouldBeRight);
    return new Form(values, changed);
  }

  /**
   * The same with the faults that a use case found; the answer gets the problem's status.
   *
   * @throws Problem the same when it points at no field, so that the form is not to blame
   */
  public Form refused(Problem problem, HttpServletResponse response) {
    if (problem.faults().isEmpty()) {
      throw problem;
    }
    response.setStatus(problem.type().status());
    Form refused = this;
    for (Fault fault : problem.faults()) {
      refused = refused.refused(fieldOf(fault), fault.detail());
    }
    return refused;
  }

  private static String fieldOf(Fault fault) {
    String field = List.of(fault.pointer().split("/")).get(1);
    return STANDS_IN.getOrDefault(field, field);
  }

  /** Without the values, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "Form" + faults.keySet();
  }
}
