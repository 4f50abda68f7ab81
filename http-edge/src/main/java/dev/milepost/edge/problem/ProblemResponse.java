package dev.milepost.edge.problem;

import dev.milepost.edge.look.PageFrame;
import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.edge.reader.Readers;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a {@link Problem} as the response, whatever the client accepts: {@code
 * application/problem+json}, or a page when a browser asked for one; in the reader's language,
 * which for programs is what {@code Accept-Language} prefers.
 */
public final class ProblemResponse {

  private final JsonMapper json;
  private final PageFrame frame;
  private final Readers readers;
  private final Phrasebook phrases;

  ProblemResponse(JsonMapper json, PageFrame frame, Readers readers, Phrasebook phrases) {
    this.json = json;
    this.frame = frame;
    this.readers = readers;
    this.phrases = phrases;
  }

  /** Does nothing once the response is under way, since its status has been sent. */
  public void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.type().status());
    problem.headers().forEach(response::setHeader);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    Locale language = readers.of(request).language();
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
    Problem said = problem.inWords(text -> phrases.say(language, text));
    boolean page = wantsPage(request);
    byte[] body =
        page
            ? page(response, problem, said, language)
            : json.writeValueAsBytes(said.body(path(request)));
    response.setContentType(
        page ? "text/html;charset=utf-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    if (!HttpMethod.HEAD.matches(request.getMethod())) {
      response.getOutputStream().write(body);
    }
    response.flushBuffer();
  }

  /** Whether the request is for a page: outside of the API, with HTML among what it accepts. */
  public static boolean wantsPage(HttpServletRequest request) {
    String path = path(request);
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (path.equals("/api") || path.startsWith("/api/") || accept == null) {
      return false;
    }
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .anyMatch(type -> type.isConcrete() && type.includes(MediaType.TEXT_HTML));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
        ? path
        : request.getRequestURI();
  }

  /**
   * In the reader's language: what has happened, by the status, and what exactly, where that says
   * more.
   */
  private byte[] page(
      HttpServletResponse response, Problem problem, Problem said, Locale language) {
    response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
    ProblemWords words = ProblemWords.of(problem, said, language, frame);
    String content =
        """
        <article class="card empty"><h1>%s</h1>%s<ul>%s</ul>
        <p><a href="/">%s</a></p></article>\
        """
            .formatted(
                words.title(),
                words.explanation(),
                particulars(said, language),
                frame.text(language, "edge.start"))
            .replace("<ul></ul>", "");
    return frame
        .around(language, HtmlUtils.htmlUnescape(words.title()), content)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What is wrong where, and the incident to ask about. All else that a problem tells beside its
   * words is for programs.
   */
  private String particulars(Problem problem, Locale language) {
    var items = new StringBuilder();
    problem
        .faults()
        .forEach(
            fault ->
                items
                    .append("<li><code>")
                    .append(HtmlUtils.htmlEscape(fault.pointer()))
                    .append("</code>: ")
                    .append(HtmlUtils.htmlEscape(fault.detail()))
                    .append("</li>"));
    Object incident = problem.members().get("incident");
    if (incident != null) {
      items
          .append("<li>")
          .append(frame.text(language, "problem.incident", incident))
          .append("</li>");
    }
    return items.toString();
  }
}
