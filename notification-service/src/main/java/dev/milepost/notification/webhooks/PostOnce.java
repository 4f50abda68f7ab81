package dev.milepost.notification.webhooks;

import dev.milepost.notification.webhooks.Answer.NotYet;
import dev.milepost.notification.webhooks.Answer.Refused;
import dev.milepost.notification.webhooks.Answer.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts one body to one endpoint, over a connection of its own (HTTP/1.1), to an address that was
 * checked; follows nothing. The JDK's client looks hosts up by itself, between a check and the
 * connection, and does not tell how far a message has come.
 *
 * <p>A message is certainly not taken until its first byte was sent, and certainly is, or is not,
 * once a status was answered. In between nobody can know.
 */
final class PostOnce {

  private static final Logger log = LoggerFactory.getLogger(PostOnce.class);

  private final AllowedAddresses addresses;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param timeout for everything from the connection to the answer
   */
  PostOnce(AllowedAddresses addresses, Duration timeout, Clock clock) {
    this.addresses = addresses;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * @param id names the message, at every try
   * @param body JSON
   */
  Answer post(Endpoint endpoint, String id, byte[] body) {
    var deadline = new Deadline(timeout);
    URI url = endpoint.url();
    List<InetAddress> allowed;
    try {
      allowed = addresses.of(url.getHost());
    } catch (UnknownHostException e) {
      return new NotYet("host-unknown", null);
    }
    if (allowed.isEmpty()) {
      return new Refused("address-not-allowed", false);
    }
    Socket socket;
    try {
      socket = connect(url, allowed, deadline);
    } catch (IOException e) {
      return new NotYet("no-connection", null);
    }
    try {
      return exchange(socket, request(endpoint, id, body), deadline);
    } finally {
      close(socket);
    }
  }

  /** What was answered stands, however the connection ends. */
  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("an endpoint did not say good-bye", e);
    }
  }

  private Answer exchange(Socket socket, byte[] request, Deadline deadline) {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return new ReadAnswer(socket, deadline, clock).read();
    } catch (IOException e) {
      return new Unknown("no-answer");
    }
  }

  private static Socket connect(URI url, List<InetAddress> allowed, Deadline deadline)
      throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress address : allowed) {
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port(url)), deadline.millisLeft());
        socket.setSoTimeout(deadline.millisLeft());
        return isSecure(url) ? secured(socket, url) : socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  /** The certificate has to be the host's, whatever the address. */
  private static Socket secured(Socket socket, URI url) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secured = (SSLSocket) factory.createSocket(socket, url.getHost(), port(url), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private byte[] request(Endpoint endpoint, String id, byte[] body) {
    URI url = endpoint.url();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    String head =
        headers(endpoint, id, body).entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining("", "POST " + target + " HTTP/1.1\r\n", "\r\n"));
    byte[] first = head.getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[first.length + body.length];
    System.arraycopy(first, 0, request, 0, first.length);
    System.arraycopy(body, 0, request, first.length, body.length);
    return request;
  }

  private Map<String, String> headers(Endpoint endpoint, String id, byte[] body) {
    var headers = new LinkedHashMap<String, String>();
    URI url = endpoint.url();
    headers.put("Host", url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort());
    headers.put("User-Agent", "Milepost");
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("Content-Length", String.valueOf(body.length));
    headers.put("Connection", "close");
    if (!endpoint.secrets().isEmpty()) {
      long now = clock.instant().getEpochSecond();
      headers.put("webhook-id", id);
      headers.put("webhook-timestamp", String.valueOf(now));
      headers.put(
          "webhook-signature",
          endpoint.secrets().stream()
              .map(secret -> secret.sign(id, now, body))
              .collect(Collectors.joining(" ")));
    }
    return headers;
  }

  private static boolean isSecure(URI url) {
    return url.getScheme().equals("https");
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return isSecure(url) ? 443 : 80;
  }

  /** When everything has to be over. */
  static final class Deadline {

    private final long at;

    Deadline(Duration timeout) {
      at = System.nanoTime() + timeout.toNanos();
    }

    /** At least one: none would be no limit. */
    int millisLeft() {
      return (int) Math.max(1, (at - System.nanoTime()) / 1_000_000);
    }

    boolean isOver() {
      return System.nanoTime() - at >= 0;
    }
  }
}
