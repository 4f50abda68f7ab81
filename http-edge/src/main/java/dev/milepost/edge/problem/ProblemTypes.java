package dev.milepost.edge.problem;

import java.util.List;

/**
 * The problem types of one service, or of one feature of it, as a bean: the catalogue below {@code
 * /problems} describes them.
 */
public record ProblemTypes(List<ProblemType> types) {

  public ProblemTypes {
    types = List.copyOf(types);
  }

  public static ProblemTypes of(ProblemType... types) {
    return new ProblemTypes(List.of(types));
  }
}
