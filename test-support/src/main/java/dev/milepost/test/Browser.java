package dev.milepost.test;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens pages as a browser without scripts would: keeps cookies, follows redirects, and logs one of
 * the issuer's demo people in when it is led there. What is addressed to the front door goes to the
 * service.
 */
public final class Browser {

  private static final String PASSWORD = "milepost";
  private static final String FRONT_DOOR = "http://localhost:8080";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int REDIRECTS = 12;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String service;
  private final String person;

  /**
   * @param person learner, mentor or admin
   */
  public Browser(int port, String person) {
    this.service = "http://localhost:" + port;
    this.person = person;
  }

  public Page open(String path) {
    Page page = follow(HttpRequest.newBuilder(URI.create(service + path)));
    return page.uri().getPath().equals("/login") ? logIn(page) : page;
  }

  /**
   * Asks for what does not end, such as server-sent events, line by line; close the lines. Log in
   * by opening a page before.
   *
   * @param headers names and values
   */
  public HttpResponse<Stream<String>> listen(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + path)).header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * What the cookie of this name holds by now, wherever on the way it was set; empty without one.
   */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Sends a form of {@code page}, with the page's token. */
  public Page submit(Page page, String action, Map<String, String> fields) {
    return follow(post(service + action, page, fields));
  }

  /** Sends a form of {@code page} with one file in it, with the page's token. */
  public Page upload(Page page, String action, String field, String content) {
    String boundary = UUID.randomUUID().toString();
    var token = TOKEN.matcher(page.html());
    String body =
        (token.find() ? part(boundary, "name=\"_csrf\"", token.group(1)) : "")
            + part(boundary, "name=\"%s\"; filename=\"file.csv\"".formatted(field), content)
            + "--%s--\r\n".formatted(boundary);
    return follow(
        HttpRequest.newBuilder(URI.create(service + action))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String part(String boundary, String disposition, String content) {
    return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
        .formatted(boundary, disposition, content);
  }

  /** Sends a form of {@code page} as htmx does, which wants a part of a page back. */
  public Page ask(Page page, String action, Map<String, String> fields) {
    return follow(post(service + action, page, fields).header("HX-Request", "true"));
  }

  private Page logIn(Page page) {
    return follow(
        post(
            page.uri().toString(),
            page,
            Map.of("username", person + "@milepost.example", "password", PASSWORD)));
  }

  private static HttpRequest.Builder post(String uri, Page page, Map<String, String> fields) {
    var token = TOKEN.matcher(page.html());
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(URI.create(uri))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Sec-Fetch-Site", "same-origin")
        .POST(
            BodyPublishers.ofString(
                token.find() ? form + "&_csrf=" + encoded(token.group(1)) : form));
  }

  private Page follow(HttpRequest.Builder first) {
    HttpResponse<String> answer = send(first);
    for (int redirects = 0; redirects < REDIRECTS; redirects++) {
      String target = answer.headers().firstValue("Location").orElse("");
      if (target.isEmpty()) {
        return new Page(answer.uri(), answer.statusCode(), answer.body(), answer.headers().map());
      }
      String there =
          target.startsWith(FRONT_DOOR) ? service + target.substring(FRONT_DOOR.length()) : target;
      URI next = answer.uri().resolve(there);
      answer = send(HttpRequest.newBuilder(next));
    }
    throw new IllegalStateException("redirected for ever, last to " + answer.uri());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public record Page(URI uri, int status, String html, Map<String, List<String>> headers) {

    /** A page that was never opened. */
    public Page(URI uri, int status, String html) {
      this(uri, status, html, Map.of());
    }

    /** The first of this name; empty without one. */
    public String header(String name) {
      return headers(name).stream().findFirst().orElse("");
    }

    public List<String> headers(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .flatMap(header -> header.getValue().stream())
          .toList();
    }

    /** What it says, without its tags, each run of white space as one space. */
    public String text() {
      return html.replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }
  }
}
