package dev.milepost.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.webhooks.AllowedAddresses.Lookup;
import dev.milepost.notification.webhooks.Answer.NotYet;
import dev.milepost.notification.webhooks.Answer.Refused;
import dev.milepost.notification.webhooks.Answer.Taken;
import dev.milepost.notification.webhooks.Answer.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real connections to a program on this machine, and to some that misbehave. */
class PostOnceTest {

  private static final Duration TIMEOUT = Duration.ofMillis(700);
  private static final byte[] BODY = "{\"text\":\"ä\"}".getBytes(StandardCharsets.UTF_8);

  private final Receiver receiver = new Receiver();
  private final Secret secret = Secret.random();

  @AfterEach
  void close() {
    receiver.close();
  }

  private Answer post(String url) {
    return post(url, InetAddress::getAllByName, true);
  }

  private Answer post(String url, Lookup lookup, boolean privateToo) {
    return new PostOnce(new AllowedAddresses(lookup, privateToo), TIMEOUT, Clock.systemUTC())
        .post(endpoint(url), "msg-1", BODY);
  }

  private Endpoint endpoint(String url) {
    return new Endpoint(
        UUID.randomUUID(),
        UUID.randomUUID(),
        null,
        null,
        Kind.STANDARD,
        URI.create(url),
        List.of(secret),
        Instant.EPOCH,
        0,
        null,
        null);
  }

  @Test
  void whatIsTakenCameWholeSignedAndToTheHostThatWasNamed() {
    assertThat(post(receiver.url())).isInstanceOf(Taken.class);
    var taken = receiver.received.getFirst();
    assertThat(taken.target()).isEqualTo("/hook?from=milepost");
    assertThat(taken.body()).isEqualTo("{\"text\":\"ä\"}");
    assertThat(taken.id()).isEqualTo("msg-1");
    assertThat(taken.signaturesBy(secret.shown())).isEqualTo(1);
    assertThat(taken.isFresh()).isTrue();
    assertThat(taken.headers())
        .containsEntry("host", "127.0.0.1:" + receiver.port())
        .containsEntry("type", "application/json; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "204, Taken",
    "301, Refused",
    "302, Refused",
    "400, Refused",
    "404, Refused",
    "410, Refused",
    "408, NotYet",
    "429, NotYet",
    "500, NotYet",
    "503, NotYet"
  })
  void everyStatusIsAnAnswer(int status, String answer) {
    receiver.answer(status);
    assertThat(post(receiver.url()).getClass().getSimpleName()).isEqualTo(answer);
  }

  @Test
  void onlyWhatIsGoneSaysSo() {
    receiver.answer(410);
    assertThat(post(receiver.url())).isEqualTo(new Refused("http-410", true));
    receiver.answer(404);
    assertThat(post(receiver.url())).isEqualTo(new Refused("http-404", false));
  }

  @Test
  void howLongItWantsToBeLeftAloneIsHeard() {
    receiver.answer(429, "Retry-After", "17");
    assertThat(post(receiver.url())).isEqualTo(new NotYet("http-429", Duration.ofSeconds(17)));
    receiver.answer(503, "Retry-After", "999999999");
    assertThat(post(receiver.url())).isEqualTo(new NotYet("http-503", Duration.ofDays(1)));
    receiver.answer(503, "Retry-After", "soon");
    assertThat(post(receiver.url())).isEqualTo(new NotYet("http-503", null));
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (var inside = new Receiver()) {
      receiver.answer(307, "Location", inside.url());
      assertThat(post(receiver.url())).isEqualTo(new Refused("http-307", false));
      assertThat(inside.received).isEmpty();
    }
  }

  @Test
  void aNameThatLeadsToAMachineOfOursIsNotConnectedTo() {
    assertThat(post(receiver.url(), InetAddress::getAllByName, false))
        .isEqualTo(new Refused("address-not-allowed", false));
    Lookup rebound = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
    assertThat(post("http://harmless.example:" + receiver.port() + "/", rebound, false))
        .isEqualTo(new Refused("address-not-allowed", false));
    assertThat(receiver.received).isEmpty();
  }

  /** Its second answer would lead inside: it is never asked for. */
  @Test
  void aHostIsLookedUpOnceAndTheAddressThatWasCheckedIsTheOneThatIsTaken() {
    var lookups = new AtomicInteger();
    Lookup changing =
        host ->
            new InetAddress[] {
              lookups.getAndIncrement() == 0
                  ? InetAddress.getByName("240.0.0.1")
                  : InetAddress.getLoopbackAddress()
            };
    assertThat(post("http://changing.example:" + receiver.port() + "/", changing, true))
        .isEqualTo(new NotYet("no-connection", null));
    assertThat(lookups).hasValue(1);
    assertThat(receiver.received).isEmpty();
  }

  @Test
  void whatCannotBeFoundOrReachedCertainlyDidNotTakeIt() throws IOException {
    Lookup nowhere =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThat(post("http://nowhere.example/", nowhere, true))
        .isEqualTo(new NotYet("host-unknown", null));
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    assertThat(post("http://127.0.0.1:" + closed + "/"))
        .isEqualTo(new NotYet("no-connection", null));
  }

  @Test
  void whoSpeaksNoTlsCertainlyDidNotTakeIt() {
    assertThat(post("https://127.0.0.1:" + receiver.port() + "/"))
        .isEqualTo(new NotYet("no-connection", null));
    assertThat(receiver.received).isEmpty();
  }

  @Test
  void noAnswerIsNeitherYesNorNo() throws IOException {
    try (var socket = new Misbehaving(taken -> taken.setSoLinger(true, 0))) {
      assertThat(post(socket.url())).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void whoDripsIsNotWaitedFor() throws IOException {
    try (var socket =
        new Misbehaving(
            taken -> {
              taken.setSoTimeout(50);
              for (int n = 0; n < 100; n++) {
                taken.getOutputStream().write('H');
                waitForNothing(taken);
              }
            })) {
      long began = System.nanoTime();
      assertThat(post(socket.url())).isEqualTo(new Unknown("no-answer"));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(3));
    }
  }

  /** Nothing more comes of what has sent all of its request: this takes as long as the time-out. */
  private static void waitForNothing(Socket taken) throws IOException {
    try {
      assertThat(taken.getInputStream().read()).isNegative();
    } catch (SocketTimeoutException e) {
      assertThat(taken.isClosed()).isFalse();
    }
  }

  @Test
  void whatIsNoHttpIsNoAnswer() throws IOException {
    try (var socket =
        new Misbehaving(
            taken ->
                taken
                    .getOutputStream()
                    .write("220 mail\r\n".getBytes(StandardCharsets.US_ASCII)))) {
      assertThat(post(socket.url())).isEqualTo(new Unknown("no-http-answer"));
    }
  }

  @Test
  void anInterimAnswerIsNone() throws IOException {
    String both = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 202 Accepted\r\n\r\n";
    try (var socket =
        new Misbehaving(
            taken -> taken.getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII)))) {
      assertThat(post(socket.url())).isInstanceOf(Taken.class);
    }
  }

  /** Reads a request to its end, and then does something else than to answer it. */
  private static final class Misbehaving implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    Misbehaving(Then then) throws IOException {
      Thread.ofVirtual().start(() -> serve(then));
    }

    String url() {
      return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private void serve(Then then) {
      try (Socket taken = server.accept()) {
        var request = new StringBuilder();
        while (!request.toString().contains("\r\n\r\n")) {
          request.append((char) taken.getInputStream().read());
        }
        taken.getInputStream().readNBytes(BODY.length);
        then.with(taken);
      } catch (IOException e) {
        // The other side has gone: that is what some of these want.
        return;
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }

    @FunctionalInterface
    interface Then {
      void with(Socket taken) throws IOException;
    }
  }
}
