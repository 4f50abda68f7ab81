package dev.milepost.edge.signin;

import java.util.List;

/**
 * The paths of one feature that are open to everyone, as a bean: path patterns such as {@code
 * /roadmaps/**}. What is neither the API, nor a page below the log-in prefix, nor public, is not
 * found. A public path is not guarded against cross-site requests, so what it changes must never
 * depend on who is signed in.
 */
public record PublicPaths(List<String> patterns) {

  public PublicPaths {
    patterns = List.copyOf(patterns);
  }

  public static PublicPaths of(String... patterns) {
    return new PublicPaths(List.of(patterns));
  }
}
