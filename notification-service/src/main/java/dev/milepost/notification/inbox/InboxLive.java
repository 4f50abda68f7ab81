package dev.milepost.notification.inbox;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.knowledge.Addresses;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What an open page hears of the inbox of who looks at it: how many messages are unread, as soon as
 * that changes. A request is one virtual thread that waits.
 */
@Controller
class InboxLive {

  private static final Logger log = LoggerFactory.getLogger(InboxLive.class);

  /** So that both sides notice when nobody is there. */
  private static final Duration BEAT = Duration.ofSeconds(15);

  /** How often it is looked without a signal, which may get lost. */
  private static final int BEATS_UNTIL_LOOK = 4;

  /** How often it is asked whether the reader is still logged in. */
  private static final Duration RECHECK = Duration.ofMinutes(2);

  private final Addresses addresses;
  private final ReadInbox inbox;
  private final OpenInboxes inboxes;
  private final SessionRepository<?> sessions;

  InboxLive(
      Addresses addresses, ReadInbox inbox, OpenInboxes inboxes, SessionRepository<?> sessions) {
    this.addresses = addresses;
    this.inbox = inbox;
    this.inboxes = inboxes;
    this.sessions = sessions;
  }

  /** Streams last as long as somebody looks: they would spoil the times that requests take. */
  @Bean
  static ObservationPredicate inboxStreamsAreNoRequests() {
    return (name, context) ->
        !(context instanceof ServerRequestObservationContext server
            && server.getCarrier() != null
            && server.getCarrier().getRequestURI().endsWith("/inbox/live"));
  }

  /**
   * Server-sent events: {@code unread} with the number, {@code beat}, and {@code ended} when the
   * reader may hear no more. 204, which browsers do not come back from, for who is not logged in.
   */
  @GetMapping(path = "/notifications/inbox/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(Optional<SignedIn> who, HttpServletRequest request, HttpServletResponse response) {
    if (who.isPresent()) {
      stream(who.get(), request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  private void stream(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    String sessionId = session == null ? "" : session.getId();
    try (var open = inboxes.open(addresses.learnersOf(who))) {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      // Proxies that gather what they pass on (nginx) let this through as it comes.
      response.setHeader("X-Accel-Buffering", "no");
      write(response, "retry: 3000\n\n");
      follow(open, sessionId, response);
    } catch (IOException | DataAccessException | TransactionException e) {
      // Gone, too slow, or not to be asked about just now: the reader comes back by itself.
      log.atDebug().setCause(e).log("a reader of an inbox was lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(OpenInboxes.Open open, String session, HttpServletResponse response)
      throws IOException, InterruptedException {
    long sent = -1;
    int quiet = 0;
    long checked = System.nanoTime();
    while (open.isOpen()) {
      quiet = open.await(BEAT) ? 0 : quiet + 1;
      if (System.nanoTime() - checked > RECHECK.toNanos()) {
        checked = System.nanoTime();
        if (!session.isEmpty() && sessions.findById(session) == null) {
          write(response, "event: ended\ndata:\n\n");
          return;
        }
      }
      long unread = quiet % BEATS_UNTIL_LOOK == 0 ? inbox.unread(open.learners()) : sent;
      write(
          response,
          unread == sent ? "event: beat\ndata:\n\n" : "event: unread\ndata: " + unread + "\n\n");
      sent = unread;
    }
  }

  private static void write(HttpServletResponse response, String event) throws IOException {
    response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
