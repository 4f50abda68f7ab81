package dev.milepost.progress.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes server-sent events (HTML Living Standard, 9.2), each at once. */
final class EventWriter {

  private static final String RETRY_MILLIS = "3000";

  private final HttpServletResponse response;
  private final LiveMetrics metrics;

  EventWriter(HttpServletResponse response, LiveMetrics metrics) {
    this.response = response;
    this.metrics = metrics;
  }

  /**
   * @throws IOException here and below, when the reader is gone or takes nothing
   */
  void begin() throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Proxies that gather what they pass on (nginx) let this through as it comes.
    response.setHeader("X-Accel-Buffering", "no");
    write("retry: " + RETRY_MILLIS + "\n\n");
  }

  void change(LiveContent content, LiveContent sent) throws IOException {
    var event = new StringBuilder("event: change\nid: ").append(content.id()).append('\n');
    content.beside(sent).lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    write(event.append('\n').toString());
    metrics.pushed();
  }

  void beat() throws IOException {
    write("event: beat\ndata:\n\n");
  }

  void ended() throws IOException {
    write("event: ended\ndata:\n\n");
  }

  private void write(String event) throws IOException {
    OutputStream out = response.getOutputStream();
    out.write(event.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
