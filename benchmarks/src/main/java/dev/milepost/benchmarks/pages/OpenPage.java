package dev.milepost.benchmarks.pages;

import dev.milepost.benchmarks.results.Invalid;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A dashboard that is open: hears what the service pushes, and finds in it how many events the
 * activity map shows for today, which is the last square of its last week.
 */
final class OpenPage {

  private static final String LAST_WEEK = "id=\"live-column-17\"";
  private static final String END = "</svg>";
  private static final Pattern SQUARE =
      Pattern.compile("<rect[^>]*><title>[^<:]*: ([0-9,]+) events?\\b[^<]*</title>");

  private final CohortOnScreen cohort;
  private final HttpResponse<Stream<String>> stream;
  private int shown = -1;

  /**
   * @param cookie of a session that may look
   * @throws IOException when the stream is refused
   */
  OpenPage(HttpClient http, String url, String cookie, CohortOnScreen cohort)
      throws IOException, InterruptedException {
    this.cohort = cohort;
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Cookie", cookie)
            .header("Accept", "text/event-stream")
            .header("Accept-Language", "en")
            .build();
    this.stream = http.send(request, BodyHandlers.ofLines());
    if (stream.statusCode() != 200) {
      throw new IOException("a stream was answered " + stream.statusCode());
    }
  }

  /** Listens until the stream ends or the thread is interrupted. */
  void listen() {
    var event = new StringBuilder();
    try (Stream<String> lines = stream.body()) {
      for (var each = lines.iterator(); each.hasNext(); ) {
        String line = each.next();
        if (line.isEmpty()) {
          take(event, System.nanoTime());
          event.setLength(0);
        } else {
          event.append(line);
        }
      }
    }
  }

  private void take(StringBuilder event, long at) {
    int week = event.indexOf(LAST_WEEK);
    if (week < 0) {
      return;
    }
    Matcher square = SQUARE.matcher(event).region(week, event.indexOf(END, week));
    int today = -1;
    while (square.find()) {
      today = Integer.parseInt(square.group(1).replace(",", ""));
    }
    if (today < 0) {
      throw new Invalid("a week without a square");
    }
    if (shown < 0) {
      cohort.opened(today);
    } else if (today < shown) {
      throw new Invalid("a dashboard showed %d events after %d".formatted(today, shown));
    } else {
      cohort.shown(shown, today, at);
    }
    shown = today;
  }
}
