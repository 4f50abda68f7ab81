package dev.milepost.notification.webhooks;

import dev.milepost.notification.webhooks.Answer.NotYet;
import dev.milepost.notification.webhooks.Answer.Refused;
import dev.milepost.notification.webhooks.Answer.Taken;
import dev.milepost.notification.webhooks.Answer.Unknown;
import dev.milepost.notification.webhooks.PostOnce.Deadline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an answer what matters: the status, and how long to wait. The body is nobody's business
 * and is left unread.
 */
final class ReadAnswer {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final String RETRY_AFTER = "retry-after:";
  private static final int MOST_BYTES = 16_384;
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Socket socket;
  private final InputStream in;
  private final Deadline deadline;
  private final Clock clock;
  private int read;

  ReadAnswer(Socket socket, Deadline deadline, Clock clock) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * @throws IOException when no status comes in time
   */
  Answer read() throws IOException {
    while (true) {
      Matcher status = STATUS.matcher(line());
      if (!status.matches()) {
        return new Unknown("no-http-answer");
      }
      int code = Integer.parseInt(status.group(1));
      if (code >= 200) {
        return answer(code);
      }
      while (!line().isEmpty()) {
        // Headers of an interim answer.
      }
    }
  }

  private Answer answer(int code) {
    String reason = "http-" + code;
    return switch (code) {
      case 410 -> new Refused(reason, true);
      case 408, 425, 429 -> new NotYet(reason, retryAfter());
      default -> {
        if (code < 300) {
          yield new Taken();
        }
        yield code >= 500 ? new NotYet(reason, retryAfter()) : new Refused(reason, false);
      }
    };
  }

  private @Nullable Duration retryAfter() {
    try {
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER)) {
          return wait(line.substring(RETRY_AFTER.length()).strip());
        }
      }
    } catch (IOException e) {
      // The status is known; what else it would have said is not needed.
      return null;
    }
    return null;
  }

  private @Nullable Duration wait(String value) {
    Duration wait;
    if (SECONDS.matcher(value).matches()) {
      wait = Duration.ofSeconds(Long.parseLong(value));
    } else {
      try {
        Instant until =
            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        wait = Duration.between(clock.instant(), until);
      } catch (DateTimeException e) {
        return null;
      }
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      if (deadline.isOver() || read++ > MOST_BYTES) {
        throw new IOException("too long");
      }
      socket.setSoTimeout(deadline.millisLeft());
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended early");
      }
      if (next == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) next);
    }
  }
}
