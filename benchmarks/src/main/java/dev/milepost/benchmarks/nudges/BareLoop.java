package dev.milepost.benchmarks.nudges;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.results.Run;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * The least that sending takes: Jakarta Mail puts each message together from words that are there
 * already, and hands one after the other over on a connection that stays open. It asks nobody
 * whether it may, and writes down nothing.
 */
final class BareLoop {

  private static final double NANOS = 1e9;

  private final Session session;
  private final List<Header> headers;
  private final String text;
  private final String html;

  /**
   * @param model a message of two parts, text and HTML, that all are to be like
   */
  BareLoop(int port, String model) throws MessagingException, IOException {
    var properties = new Properties();
    properties.put("mail.smtp.host", "localhost");
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.quitwait", "false");
    session = Session.getInstance(properties);
    var bytes = new ByteArrayInputStream(model.getBytes(StandardCharsets.ISO_8859_1));
    var message = new MimeMessage(session, bytes);
    headers =
        Collections.list(message.getAllHeaders()).stream()
            .filter(header -> !header.getName().matches("(?i)Content-T.*|MIME-Version|To"))
            .toList();
    var parts = (MimeMultipart) message.getContent();
    text = (String) parts.getBodyPart(0).getContent();
    html = (String) parts.getBodyPart(1).getContent();
  }

  /**
   * Sends messages that differ in their recipient and Message-ID.
   *
   * @param connections which share them, each with a thread of its own
   */
  Run send(int messages, int connections) {
    long begin = System.nanoTime();
    Duration used = Duration.ZERO;
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var loops = new ArrayList<Callable<Duration>>();
      for (int first = 0; first < connections; first++) {
        int number = first;
        loops.add(() -> loop(number, messages, connections));
      }
      for (var loop : threads.invokeAll(loops)) {
        used = used.plus(loop.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bare loop failed", e);
    }
    double seconds = (System.nanoTime() - begin) / NANOS;
    return new Run(messages, seconds, 0, used.toNanos() / NANOS, 0);
  }

  /** Returns the processor time that it took. */
  private Duration loop(int first, int messages, int step) throws MessagingException {
    CpuClock clock = CpuClock.ofThisThread();
    Duration before = clock.used();
    try (Transport connection = session.getTransport("smtp")) {
      connection.connect();
      for (int number = first; number < messages; number += step) {
        MimeMessage message = message(number);
        connection.sendMessage(message, message.getAllRecipients());
      }
    }
    return clock.used().minus(before);
  }

  private MimeMessage message(int number) throws MessagingException {
    var message = new Numbered(session, number);
    for (Header header : headers) {
      message.addHeader(header.getName(), header.getValue());
    }
    message.setRecipient(
        RecipientType.TO, new InternetAddress("learner-%07d@bench.example".formatted(number)));
    var plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    var rich = new MimeBodyPart();
    rich.setText(html, "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", plain, rich));
    message.saveChanges();
    return message;
  }

  private static final class Numbered extends MimeMessage {

    private final int number;

    Numbered(Session session, int number) {
      super(session);
      this.number = number;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<%036d@bench.example>".formatted(number));
    }
  }
}
