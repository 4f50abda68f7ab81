package dev.milepost.local.oulad.source;

import java.util.List;

/**
 * One run of a module.
 *
 * @param module such as {@code BBB}
 * @param code year and month of its start, such as {@code 2013J}
 * @param version its place among the module's presentations by time, from 1
 * @param days how long it runs
 * @param assessments in no certain order
 */
public record Presentation(
    String module, String code, int version, int days, List<Assessment> assessments) {

  /** When an assessment is due; what the source does not tell is due on the last day. */
  public int dueDayOf(Assessment assessment) {
    Integer day = assessment.dueDay();
    return day == null ? days : day;
  }
}
