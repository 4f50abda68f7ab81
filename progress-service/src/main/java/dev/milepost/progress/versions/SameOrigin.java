package dev.milepost.progress.versions;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells whether a browser sent a form from a page behind our own front door. For forms that need no
 * CSRF token since they change nothing, and yet are no other site's to send. Pure.
 */
final class SameOrigin {

  private final String origin;

  /**
   * @param publicUrl without a path
   */
  SameOrigin(String publicUrl) {
    origin = publicUrl.replaceAll("/+$", "");
  }

  /** False also for who says nothing of where it comes from, which browsers never do. */
  boolean sent(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null ? origin.equals(request.getHeader("Origin")) : site.equals("same-origin");
  }
}
