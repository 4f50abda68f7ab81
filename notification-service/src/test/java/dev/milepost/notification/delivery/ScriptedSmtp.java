package dev.milepost.notification.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on a socket that goes wrong as told, once for each thing that it is told. */
final class ScriptedSmtp implements AutoCloseable {

  enum Fault {
    NO_BANNER,
    BANNER_554,
    MAIL_451,
    MAIL_550,
    RCPT_450,
    RCPT_550,
    RCPT_550_NO_MAILBOX,
    RCPT_552_FULL,
    RCPT_550_POLICY,
    RCPT_421,
    RCPT_450_TOO_FAST,
    RCPT_SILENT,
    DATA_451,
    DROP_IN_CONTENT,
    DOT_452,
    DOT_554,
    DROP_AFTER_DOT,
    SILENT_AFTER_DOT,
    ACCEPT_THEN_RESET
  }

  private static final Map<Fault, String> AT_RECIPIENT =
      Map.of(
          Fault.RCPT_450, "450 later",
          Fault.RCPT_550, "550 who?",
          Fault.RCPT_550_NO_MAILBOX, "550 5.1.1 who?",
          Fault.RCPT_552_FULL, "552 5.2.2 full",
          Fault.RCPT_550_POLICY, "550 5.7.1 not you",
          Fault.RCPT_421, "421 busy",
          Fault.RCPT_450_TOO_FAST, "450 4.7.28 too fast");

  final List<String> accepted = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();

  /** How many go on just now. */
  final AtomicInteger conversations = new AtomicInteger();

  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ServerSocket server;

  ScriptedSmtp() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::acceptAll);
  }

  ScriptedSmtp goWrong(Fault... once) {
    faults.addAll(List.of(once));
    return this;
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        conversations.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      new Conversation(lines, socket).run();
    } catch (IOException e) {
      // The other side, or the script, has ended the conversation.
    } finally {
      conversations.decrementAndGet();
    }
  }

  private boolean takes(Fault fault) {
    return faults.peek() == fault && faults.poll() != null;
  }

  private final class Conversation {

    private final BufferedReader lines;
    private final Socket socket;
    private final OutputStream out;

    Conversation(BufferedReader lines, Socket socket) throws IOException {
      this.lines = lines;
      this.socket = socket;
      this.out = socket.getOutputStream();
    }

    void run() throws IOException {
      if (takes(Fault.NO_BANNER)) {
        lines.readLine();
        return;
      }
      if (takes(Fault.BANNER_554)) {
        say("554 no service");
        return;
      }
      say("220 ready");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!answer(line.toUpperCase(Locale.ROOT))) {
          return;
        }
      }
    }

    private boolean answer(String line) throws IOException {
      if (line.startsWith("MAIL")) {
        say(takes(Fault.MAIL_451) ? "451 later" : takes(Fault.MAIL_550) ? "550 no" : "250 ok");
      } else if (line.startsWith("RCPT")) {
        return recipient();
      } else if (line.startsWith("DATA")) {
        if (takes(Fault.DATA_451)) {
          say("451 later");
          return true;
        }
        say("354 go on");
        return content();
      } else {
        say("250 ok");
      }
      return true;
    }

    private boolean recipient() throws IOException {
      if (takes(Fault.RCPT_SILENT)) {
        lines.readLine();
        return false;
      }
      Fault next = faults.peek();
      String refusal = next == null ? null : AT_RECIPIENT.get(next);
      if (refusal != null) {
        faults.poll();
      }
      say(refusal == null ? "250 ok" : refusal);
      return true;
    }

    private boolean content() throws IOException {
      var message = new StringBuilder();
      for (String line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
        if (line == null || takes(Fault.DROP_IN_CONTENT)) {
          reset();
          return false;
        }
        message.append(line).append("\r\n");
      }
      if (takes(Fault.DROP_AFTER_DOT)) {
        accepted.add(message.toString());
        return false;
      }
      if (takes(Fault.SILENT_AFTER_DOT)) {
        accepted.add(message.toString());
        lines.readLine();
        return false;
      }
      if (takes(Fault.DOT_452)) {
        say("452 full");
        return true;
      }
      if (takes(Fault.DOT_554)) {
        say("554 spam");
        return true;
      }
      accepted.add(message.toString());
      say("250 taken");
      if (takes(Fault.ACCEPT_THEN_RESET)) {
        reset();
        return false;
      }
      return true;
    }

    private void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
