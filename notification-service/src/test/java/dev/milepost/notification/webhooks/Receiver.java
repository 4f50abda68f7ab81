package dev.milepost.notification.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that takes webhooks, on this machine; answers 200 unless it is told otherwise. */
public final class Receiver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  public final List<Received> received = new CopyOnWriteArrayList<>();
  private final Deque<Reply> next = new ConcurrentLinkedDeque<>();
  private final HttpServer server;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?from=milepost";
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Answers the next message like this, and then as before. */
  public void answer(int status, String... header) {
    next.add(new Reply(status, header));
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(
        new Received(
            exchange.getRequestURI().toString(),
            Map.of(
                "id", first(exchange, "webhook-id"),
                "timestamp", first(exchange, "webhook-timestamp"),
                "signature", first(exchange, "webhook-signature"),
                "host", first(exchange, "Host"),
                "type", first(exchange, "Content-Type")),
            new String(body, StandardCharsets.UTF_8)));
    Reply reply = next.poll();
    if (reply != null && reply.header().length == 2) {
      exchange.getResponseHeaders().set(reply.header()[0], reply.header()[1]);
    }
    exchange.sendResponseHeaders(reply == null ? 200 : reply.status(), -1);
    exchange.close();
  }

  private static String first(HttpExchange exchange, String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Reply(int status, String... header) {}

  /** One request, as it came. */
  public record Received(String target, Map<String, String> headers, String body) {

    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String id() {
      return headers.get("id");
    }

    /** How many of its signatures were made with this secret, as a receiver checks them. */
    public long signaturesBy(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = id() + "." + headers.get("timestamp") + "." + body;
        byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        return List.of(headers.get("signature").split(" ")).stream()
            .filter(one -> one.startsWith("v1,"))
            .map(one -> Base64.getDecoder().decode(one.substring(3)))
            .filter(one -> MessageDigest.isEqual(one, expected))
            .count();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    public boolean isFresh() {
      Instant at = Instant.ofEpochSecond(Long.parseLong(headers.get("timestamp")));
      return Duration.between(at, Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0;
    }
  }
}
