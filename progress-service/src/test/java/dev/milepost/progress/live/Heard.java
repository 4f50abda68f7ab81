package dev.milepost.progress.live;

import dev.milepost.test.Browser;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An open stream of server-sent events, and what came through it so far. */
final class Heard implements AutoCloseable {

  private final HttpResponse<Stream<String>> answer;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  private Heard(HttpResponse<Stream<String>> answer) {
    this.answer = answer;
    // Begun here: a stream that a short test has closed before its thread runs could not be begun.
    Iterator<String> lines = answer.body().iterator();
    Thread.ofVirtual().start(() -> hear(lines));
  }

  static Heard by(Browser browser, String path, String... headers) {
    return new Heard(browser.listen(path, headers));
  }

  private void hear(Iterator<String> lines) {
    String name = "";
    String id = "";
    var data = new StringBuilder();
    try {
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.isEmpty()) {
          if (!name.isEmpty()) {
            events.add(new Event(name, id, data.toString()));
          }
          name = "";
          data.setLength(0);
        } else if (line.startsWith("event: ")) {
          name = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
          data.append(line.substring("data: ".length())).append('\n');
        }
      }
    } catch (UncheckedIOException closed) {
      // By this test or by the server; either way it is over.
    }
    over = true;
  }

  HttpResponse<?> answer() {
    return answer;
  }

  List<Event> events() {
    return events;
  }

  List<Event> changes() {
    return events.stream().filter(event -> event.name().equals("change")).toList();
  }

  boolean isOver() {
    return over;
  }

  @Override
  public void close() {
    answer.body().close();
  }

  record Event(String name, String id, String data) {

    /** What it says, without its tags. */
    String text() {
      return data.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }
  }
}
