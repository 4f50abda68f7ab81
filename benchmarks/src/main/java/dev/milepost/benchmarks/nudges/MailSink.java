package dev.milepost.benchmarks.nudges;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.milepost.local.client.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A mail server that takes every message and throws it away, each connection on a thread of its
 * own; at once, or after 5 ms, as one does that writes each to its disk before it answers. What it
 * has taken it tells over HTTP: {@code /taken}, {@code /last}; {@code /forget} begins anew.
 */
public final class MailSink implements AutoCloseable {

  private static final String MESSAGE_ID = "message-id:";

  private static final Duration DISK = Duration.ofMillis(5);

  private final Taken taken = new Taken();
  private final ServerSocket server;
  private volatile boolean slow;

  private MailSink(ServerSocket server) {
    this.server = server;
  }

  /**
   * @param arguments port of HTTP, port of SMTP
   */
  public static void main(String[] arguments) throws IOException {
    var sink = start(Integer.parseInt(arguments[1]));
    var http = InetAddress.getLoopbackAddress();
    var questions =
        HttpServer.create(new InetSocketAddress(http, Integer.parseInt(arguments[0])), 0);
    answer(questions, "/taken", () -> sink.taken.count().toString());
    answer(questions, "/last", sink.taken::last);
    answer(questions, "/forget", () -> sink.begin(false));
    answer(questions, "/forget/slow", () -> sink.begin(true));
    questions.start();
  }

  private static void answer(HttpServer questions, String path, Supplier<String> words) {
    questions.createContext(path, exchange -> answer(exchange, words.get()));
  }

  private static void answer(HttpExchange exchange, String words) throws IOException {
    byte[] bytes = words.getBytes(StandardCharsets.ISO_8859_1);
    exchange.sendResponseHeaders(200, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  /**
   * @param port of SMTP; 0 for any that is free
   */
  static MailSink start(int port) throws IOException {
    var sink = new MailSink(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().name("sink").daemon().start(sink::acceptAll);
    return sink;
  }

  private String begin(boolean slowly) {
    slow = slowly;
    taken.forget();
    return "";
  }

  int port() {
    return server.getLocalPort();
  }

  Taken taken() {
    return taken;
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Conversation(socket).run();
    } catch (IOException e) {
      // Whoever sent has gone; what was taken before that counts.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** Reads bytes as characters of the same number, so that a message comes out as it went in. */
  private final class Conversation {

    private final BufferedReader lines;
    private final OutputStream out;

    Conversation(Socket socket) throws IOException {
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 1 << 16);
      out = socket.getOutputStream();
    }

    void run() throws IOException {
      say("220 sink");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (command) {
          case "EHLO" -> say("250-sink\r\n250-PIPELINING\r\n250 8BITMIME");
          case "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> say("250 ok");
          case "DATA" -> {
            say("354 go on");
            take();
          }
          case "QUIT" -> {
            say("221 bye");
            return;
          }
          default -> say("502 no");
        }
      }
    }

    private void take() throws IOException {
      var message = new StringBuilder();
      String id = "";
      for (String line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
        if (line == null) {
          throw new IOException("ended within a message");
        }
        if (id.isEmpty() && line.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length())) {
          id = line.substring(MESSAGE_ID.length()).strip();
        }
        message.append(line, line.startsWith(".") ? 1 : 0, line.length()).append("\r\n");
      }
      if (slow) {
        Api.pause(DISK);
      }
      taken.note(id, message.toString());
      say("250 taken");
    }

    private void say(String words) throws IOException {
      out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }
}
