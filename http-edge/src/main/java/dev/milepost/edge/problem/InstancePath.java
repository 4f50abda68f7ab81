package dev.milepost.edge.problem;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request's path as a problem may repeat it. A step that can be more than a key, a number or an
 * id, such as an e-mail address, a name or a token, is left out.
 */
final class InstancePath {

  private static final Pattern HARMLESS = Pattern.compile("[a-z0-9.-]{0,64}");
  private static final String LEFT_OUT = "...";

  private InstancePath() {}

  static String of(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(step -> HARMLESS.matcher(step).matches() ? step : LEFT_OUT)
        .collect(Collectors.joining("/"));
  }
}
