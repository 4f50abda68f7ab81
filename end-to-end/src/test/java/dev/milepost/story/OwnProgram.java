package dev.milepost.story;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that somebody runs for themselves, on this machine. It takes whatever is posted to it,
 * and checks signatures as it has read in Standard Webhooks 1.0.
 */
final class OwnProgram implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<Posted> taken = new CopyOnWriteArrayList<>();

  private OwnProgram(HttpServer server) {
    this.server = server;
  }

  static OwnProgram listen() throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var program = new OwnProgram(HttpServer.create(anyPort, 0));
    program.server.createContext("/milepost", program::take);
    program.server.start();
    return program;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      taken.add(
          new Posted(
              String.valueOf(headers.getFirst("webhook-id")),
              String.valueOf(headers.getFirst("webhook-timestamp")),
              String.valueOf(headers.getFirst("webhook-signature")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  String address() {
    return "http://127.0.0.1:%d/milepost".formatted(server.getAddress().getPort());
  }

  /** The first message of a type, such as {@code message.test}, which may be yet to come. */
  Posted message(String type) {
    return await("a message of the type " + type)
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                taken.stream()
                    .filter(posted -> posted.json().path("type").asString().equals(type))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What was posted, with the headers that prove it. */
  record Posted(String id, String timestamp, String signature, String body) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    /**
     * @param secret as it was shown when the address was added
     */
    boolean isSignedWith(String secret) {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = "%s.%s.%s".formatted(id, timestamp, body);
        byte[] sum = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        return signature.equals("v1," + Base64.getEncoder().encodeToString(sum));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
      }
    }
  }
}
