package dev.milepost.progress.live;

import dev.milepost.edge.reader.Languages;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.live.LiveStream.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What an open dashboard of a cohort hears, for its mentors and admins. A request is one virtual
 * thread that waits for changes and writes them: a reader that takes nothing for ten seconds
 * (Tomcat's connection timeout) is dropped, and comes back by itself.
 */
@Controller
@RequestMapping("/progress/cohorts/{slug}/live")
class LivePage {

  private final Callers callers;
  private final CohortAccess access;
  private final LiveDashboards dashboards;
  private final LiveMetrics metrics;
  private final Duration beat;

  /**
   * @param beat how long a stream says nothing at most
   */
  LivePage(
      Callers callers,
      CohortAccess access,
      LiveDashboards dashboards,
      LiveMetrics metrics,
      @Value("${milepost.live.beat:15s}") Duration beat) {
    this.callers = callers;
    this.access = access;
    this.dashboards = dashboards;
    this.metrics = metrics;
    this.beat = beat;
  }

  /**
   * Server-sent events: {@code change} with the fragments that differ, {@code beat} so that both
   * sides notice when nobody is there, {@code ended} when the reader may hear no more.
   *
   * @param had the id of the last event before the connection broke; empty at first
   */
  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String had,
      HttpServletRequest request,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    Reader reader = reader(caller, request.getSession(false));
    try (LiveStream stream = dashboards.open(cohort.id(), Languages.ofRequest(), reader)) {
      var events = new EventWriter(response, metrics);
      events.begin();
      new Listening(stream, events, beat).from(had);
    } catch (IOException e) {
      // Gone, or too slow: the reader comes back by itself.
      metrics.dropped();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reader reader(Caller caller, @Nullable HttpSession session) {
    return new Reader(
        caller.admin() ? null : caller.personId(), session == null ? null : session.getId());
  }

  /** The same fragments at once, for those who cannot keep a stream open. */
  @GetMapping(path = "/now", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> now(SignedIn signedIn, @PathVariable String slug) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
        .body(dashboards.now(cohort.id(), Languages.ofRequest()).beside(LiveContent.NOTHING));
  }
}
