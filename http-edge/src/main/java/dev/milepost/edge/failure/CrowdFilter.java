package dev.milepost.edge.failure;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers at once that there is no room, while as many requests as fit into memory are being
 * answered. Threads are virtual and so without number: a service that is asked for more than its
 * processors can do would otherwise take on requests until it dies of them. Streams of events are
 * counted where they are opened.
 */
final class CrowdFilter extends OncePerRequestFilter {

  private static final Duration FOR_A_MOMENT = Duration.ofSeconds(1);

  private final Semaphore room;
  private final ProblemResponse problems;

  CrowdFilter(int atOnce, ProblemResponse problems) {
    this.room = new Semaphore(atOnce);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!room.tryAcquire()) {
      problems.send(request, response, Problem.unavailable(FOR_A_MOMENT, null));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      room.release();
    }
  }
}
