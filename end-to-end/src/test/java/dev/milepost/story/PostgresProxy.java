package dev.milepost.story;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an instance of a service and PostgreSQL and does what a network may do at the
 * worst moment. It knows the transactions that record a batch by their first statement, which moves
 * the inbox's positions. Of these it can
 *
 * <ul>
 *   <li>lose the answer to the COMMIT: PostgreSQL has answered, so the commit has happened, but the
 *       connection is cut instead of passing the answer on;
 *   <li>hold the first statement back for as long as wanted.
 * </ul>
 *
 * <p>Speaks version 3 of PostgreSQL's protocol (PostgreSQL 18, chapter 54): after the client's
 * first message each one is a letter, its length and its content. The client must neither encrypt
 * nor name its statements, see {@link #url}.
 */
final class PostgresProxy implements AutoCloseable {

  private static final byte PARSE = 'P';
  private static final byte COMMAND_COMPLETE = 'C';
  private static final String MOVES_POSITIONS = "update inbox_position";

  private final int serverPort;
  private final ServerSocket listening;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean cutNext = new AtomicBoolean();
  private final AtomicInteger answersLost = new AtomicInteger();
  private final AtomicReference<@Nullable Gate> gate = new AtomicReference<>();

  /**
   * @param serverPort where PostgreSQL listens on this machine
   */
  PostgresProxy(int serverPort) {
    this.serverPort = serverPort;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /**
   * The JDBC URL of a database behind the proxy. A statement without a name is sent with its text
   * each time, by which the proxy knows it.
   *
   * @param application the name by which PostgreSQL lists the connections
   */
  String url(String database, String application) {
    return "jdbc:postgresql://localhost:%d/%s?sslmode=disable&gssEncMode=disable&prepareThreshold=0&ApplicationName=%s"
        .formatted(listening.getLocalPort(), database, application);
  }

  /** The next commit of a recorded batch goes without its answer. */
  void loseNextAnswer() {
    cutNext.set(true);
  }

  int answersLost() {
    return answersLost.get();
  }

  /** The next batch does not get to PostgreSQL before the gate opens. */
  Gate holdNextBatch() {
    var next = new Gate();
    gate.set(next);
    return next;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException closed) {
        // The loop sees it.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      new Conversation(client, new Socket(listening.getInetAddress(), serverPort)).begin();
    } catch (IOException postgresIsAway) {
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Closeable one : open) {
      one.close();
    }
  }

  /** What a batch waits at. */
  static final class Gate {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    boolean somebodyWaits() {
      return arrived.getCount() == 0;
    }

    void open() {
      opened.countDown();
    }

    private void pass() {
      arrived.countDown();
      try {
        opened.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** One client's connection and the one to PostgreSQL that belongs to it. */
  private final class Conversation implements Closeable {

    private final Socket client;
    private final Socket server;
    private volatile boolean recording;

    Conversation(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void begin() {
      open.add(this);
      Thread.ofVirtual().start(() -> untilEitherEnds(this::passRequests));
      Thread.ofVirtual().start(() -> untilEitherEnds(this::passAnswers));
    }

    private void untilEitherEnds(Direction direction) {
      try (this) {
        direction.pass();
      } catch (IOException ended) {
        // Closing both sides passes the end on.
      }
    }

    private void passRequests() throws IOException {
      try (var from = input(client);
          var to = output(server)) {
        new Message((byte) 0, content(from)).startUp(to);
        to.flush();
        while (true) {
          var request = Message.read(from);
          if (request.type() == PARSE && request.text().contains(MOVES_POSITIONS)) {
            recording = true;
            waitAtGate();
          }
          request.write(to);
          flushUnlessMore(from, to);
        }
      }
    }

    private void waitAtGate() {
      Gate closed = gate.getAndSet(null);
      if (closed != null) {
        closed.pass();
      }
    }

    private void passAnswers() throws IOException {
      try (var from = input(server);
          var to = output(client)) {
        while (true) {
          var answer = Message.read(from);
          if (answer.type() == COMMAND_COMPLETE && endsBatch(answer.text())) {
            answersLost.incrementAndGet();
            return;
          }
          answer.write(to);
          flushUnlessMore(from, to);
        }
      }
    }

    /** Whether it is the answer that must not arrive. */
    private boolean endsBatch(String tag) {
      if (!tag.equals("COMMIT\0") && !tag.equals("ROLLBACK\0")) {
        return false;
      }
      boolean recorded = recording && tag.equals("COMMIT\0");
      recording = false;
      return recorded && cutNext.compareAndSet(true, false);
    }

    @Override
    public void close() throws IOException {
      open.remove(this);
      client.close();
      server.close();
    }
  }

  @FunctionalInterface
  private interface Direction {
    void pass() throws IOException;
  }

  private record Message(byte type, byte[] content) {

    static Message read(DataInputStream from) throws IOException {
      return new Message(from.readByte(), PostgresProxy.content(from));
    }

    void write(DataOutputStream to) throws IOException {
      to.writeByte(type);
      startUp(to);
    }

    /** Without the letter, as the first message goes. */
    void startUp(DataOutputStream to) throws IOException {
      to.writeInt(content.length + Integer.BYTES);
      to.write(content);
    }

    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  private static byte[] content(DataInputStream from) throws IOException {
    byte[] content = new byte[from.readInt() - Integer.BYTES];
    from.readFully(content);
    return content;
  }

  private static void flushUnlessMore(DataInputStream from, DataOutputStream to)
      throws IOException {
    if (from.available() == 0) {
      to.flush();
    }
  }

  private static DataInputStream input(Socket socket) throws IOException {
    return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  private static DataOutputStream output(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }
}
