package dev.milepost.progress.roster;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a list.
 *
 * @param number from 1
 * @param size of every page but the last
 */
public record PageOf(int number, int size) {

  private static final int MAX_NUMBER = 100_000;
  private static final int MAX_SIZE = 200;

  /**
   * @throws Problem that names the parameters {@code page} and {@code size} when they cannot be
   *     accepted
   */
  public static PageOf checked(int page, int size) {
    List<Fault> faults = faults(page, size);
    if (!faults.isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "There can be no such page.").at(faults);
    }
    return new PageOf(page, size);
  }

  static List<Fault> faults(int page, int size) {
    var faults = new ArrayList<Fault>();
    if (page < 1 || page > MAX_NUMBER) {
      faults.add(new Fault("?page", "a number from 1 to 100000"));
    }
    if (size < 1 || size > MAX_SIZE) {
      faults.add(new Fault("?size", "a number from 1 to 200"));
    }
    return faults;
  }

  /** How many items lie before it. */
  public int offset() {
    return (number - 1) * size;
  }
}
