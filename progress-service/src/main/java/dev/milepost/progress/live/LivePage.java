package dev.milepost.progress.live;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.reader.Languages;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
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
  private final SessionRepository<?> sessions;
  private final LiveDashboards dashboards;
  private final LiveMetrics metrics;
  private final Duration recheck;

  /**
   * @param recheck how long somebody who may not see the cohort any more can still hear of it
   */
  LivePage(
      Callers callers,
      CohortAccess access,
      SessionRepository<?> sessions,
      LiveDashboards dashboards,
      LiveMetrics metrics,
      @Value("${milepost.live.recheck:2m}") Duration recheck) {
    this.callers = callers;
    this.access = access;
    this.sessions = sessions;
    this.dashboards = dashboards;
    this.metrics = metrics;
    this.recheck = recheck;
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
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    HttpSession session = request.getSession(false);
    String sessionId = session == null ? "" : session.getId();
    try (LiveStream stream = dashboards.open(cohort.id(), Languages.ofRequest())) {
      var events = new EventWriter(response, metrics);
      events.begin();
      new Listening(stream, events, () -> mayStillListen(signedIn, slug, sessionId), recheck)
          .from(had);
    } catch (IOException | DataAccessException | TransactionException e) {
      // Gone, too slow, or not to be asked about just now: the reader comes back by itself.
      metrics.dropped();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean mayStillListen(SignedIn signedIn, String slug, String session) {
    try {
      access.forStaff(callers.of(signedIn), slug);
    } catch (Problem dismissed) {
      return false;
    }
    return session.isEmpty() || sessions.findById(session) != null;
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
