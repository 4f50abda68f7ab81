package dev.milepost.edge.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Each service behind the front door has a session of its own, and a cookie for it below its own
 * path. Whoever logs out of one is out of all: the browser forgets the cookies, without which
 * nobody comes by these sessions until they end by themselves.
 */
final class LeaveEveryService implements LogoutHandler {

  private static final List<String> SERVICES = List.of("progress", "roadmaps", "notifications");

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    for (String service : SERVICES) {
      ResponseCookie gone =
          ResponseCookie.from("milepost-" + service, "")
              .path("/" + service)
              .maxAge(Duration.ZERO)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .build();
      response.addHeader(HttpHeaders.SET_COOKIE, gone.toString());
    }
  }
}
