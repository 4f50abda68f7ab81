package dev.milepost.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mail catcher over HTTP.
 *
 * <pre>
 * GET    /                     the newest mails, ?to=ADDRESS for those of one recipient
 * GET    /messages/ID          one mail
 * GET    /messages/ID/html     its HTML alone, shut in by a content security policy
 * GET    /api/messages         the list as JSON, newest first; ?to=ADDRESS, ?limit=N (100)
 * GET    /api/messages/ID      one mail as JSON with text, html and headers
 * DELETE /api/messages         deletes all
 * </pre>
 */
final class MailWeb {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String SHUT_IN =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: http:"
          + " https:; style-src 'unsafe-inline'";

  private final MailFolder mails;
  private final MailPages pages = new MailPages();
  private final JsonMapper json = JsonMapper.shared();
  private final HttpServer server;

  private MailWeb(MailFolder mails, HttpServer server) {
    this.mails = mails;
    this.server = server;
  }

  static MailWeb serve(InetSocketAddress address, MailFolder mails) throws IOException {
    var web = new MailWeb(mails, HttpServer.create(address, 0));
    web.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.server.createContext("/", web::answer);
    web.server.start();
    return web;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
      switch (exchange.getRequestMethod() + " " + shapeOf(path)) {
        case "GET " ->
            send(exchange, HTML, pages.list(listFor(exchange), mails.size(), toOf(exchange)));
        case "GET messages/ID" -> sendMail(exchange, path[1]);
        case "GET messages/ID/html" -> sendHtml(exchange, path[1]);
        case "GET api/messages" -> sendJson(exchange, listFor(exchange));
        case "GET api/messages/ID" -> sendMailAsJson(exchange, path[2]);
        case "DELETE api/messages" -> {
          mails.deleteAll();
          exchange.sendResponseHeaders(204, -1);
        }
        default -> sendNotFound(exchange);
      }
    }
  }

  /** The path with the id of a mail, which follows the word {@code messages}, left out. */
  private static String shapeOf(String[] path) {
    return IntStream.range(0, path.length)
        .mapToObj(at -> at > 0 && path[at - 1].equals("messages") ? "ID" : path[at])
        .collect(Collectors.joining("/"));
  }

  private void sendMail(HttpExchange exchange, String id) throws IOException {
    var mail = mails.find(id);
    if (mail.isPresent()) {
      send(exchange, HTML, pages.mail(mail.get(), mails.read(mail.get())));
    } else {
      sendNotFound(exchange);
    }
  }

  private void sendHtml(HttpExchange exchange, String id) throws IOException {
    var mail = mails.find(id);
    if (mail.isPresent()) {
      exchange.getResponseHeaders().set("Content-Security-Policy", SHUT_IN);
      String html = mails.read(mail.get()).html();
      send(exchange, HTML, "<base target=\"_blank\">" + (html == null ? "" : html));
    } else {
      sendNotFound(exchange);
    }
  }

  private void sendMailAsJson(HttpExchange exchange, String id) throws IOException {
    var mail = mails.find(id);
    if (mail.isPresent()) {
      sendJson(exchange, WholeMail.of(mail.get(), mails.read(mail.get())));
    } else {
      sendNotFound(exchange);
    }
  }

  private List<CaughtMail> listFor(HttpExchange exchange) {
    String limit = parametersOf(exchange).getOrDefault("limit", "");
    return mails.list(toOf(exchange), limit.matches("\\d{1,6}") ? Integer.parseInt(limit) : 100);
  }

  private static @Nullable String toOf(HttpExchange exchange) {
    return parametersOf(exchange).get("to");
  }

  private static Map<String, String> parametersOf(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return Stream.of(query == null ? new String[0] : query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && !pair[1].isBlank())
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, again) -> first));
  }

  private void sendJson(HttpExchange exchange, Object value) throws IOException {
    send(exchange, "application/json", json.writeValueAsString(value));
  }

  private static void send(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void sendNotFound(HttpExchange exchange) throws IOException {
    byte[] bytes = "There is no such mail or page.\n".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(404, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** One mail as JSON. */
  record WholeMail(
      String id,
      Instant receivedAt,
      String to,
      String from,
      String subject,
      @Nullable String text,
      @Nullable String html,
      List<MailContent.Field> headers) {

    static WholeMail of(CaughtMail mail, MailContent content) {
      return new WholeMail(
          mail.id(),
          mail.receivedAt(),
          mail.to(),
          mail.from(),
          mail.subject(),
          content.text(),
          content.html(),
          content.headers());
    }
  }
}
