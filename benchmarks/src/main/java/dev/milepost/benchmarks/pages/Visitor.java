package dev.milepost.benchmarks.pages;

import dev.milepost.local.client.DemoPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** Somebody who has logged in to the pages as a person does, through the issuer's form. */
final class Visitor implements AutoCloseable {

  private static final int CONNECTIONS = 64;
  private static final String PASSWORD = "milepost";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final BasicCookieStore cookies = new BasicCookieStore();
  private final CloseableHttpClient client =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(CONNECTIONS)
                  .setMaxConnTotal(2 * CONNECTIONS)
                  .build())
          .setDefaultCookieStore(cookies)
          // Who asks for anything else is not led to the log-in.
          .setDefaultHeaders(List.of(new BasicHeader("Accept", "text/html")))
          .disableAutomaticRetries()
          .build();
  private final String service;

  private Visitor(String service) {
    this.service = service;
  }

  /**
   * @param service the address below which the pages are
   * @throws IOException when the log-in leads anywhere but to the pages
   */
  static Visitor logIn(String service, DemoPerson person) throws IOException {
    var visitor = new Visitor(service);
    visitor.logIn(person);
    return visitor;
  }

  private void logIn(DemoPerson person) throws IOException {
    var context = HttpClientContext.create();
    String form = send(new HttpGet(service + "/progress"), context);
    Matcher token = TOKEN.matcher(form);
    if (!token.find()) {
      throw new IOException("the issuer shows no form to log in with");
    }
    var answer = new HttpPost(context.getRedirectLocations().get(lastOf(context)));
    answer.setEntity(
        new UrlEncodedFormEntity(
            List.of(
                new BasicNameValuePair("username", person.address()),
                new BasicNameValuePair("password", PASSWORD),
                new BasicNameValuePair("_csrf", token.group(1)))));
    send(answer, context);
    if (!context.getRedirectLocations().get(lastOf(context)).getPath().equals("/progress")) {
      throw new IOException("the log-in led elsewhere");
    }
  }

  private static int lastOf(HttpClientContext context) {
    return context.getRedirectLocations().size() - 1;
  }

  /**
   * @return the length of the page in bytes
   * @throws IOException when it is answered anything but 200
   */
  int open(String path) throws IOException {
    return send(new HttpGet(service + path), HttpClientContext.create())
        .getBytes(StandardCharsets.UTF_8)
        .length;
  }

  /** The header {@code Cookie}, for who sends requests of their own. */
  String cookieHeader() {
    return cookies.getCookies().stream()
        .filter(cookie -> !cookie.getPath().startsWith("/login"))
        .map(Visitor::pair)
        .distinct()
        .reduce("%s; %s"::formatted)
        .orElseThrow();
  }

  private static String pair(Cookie cookie) {
    return cookie.getName() + "=" + cookie.getValue();
  }

  private String send(ClassicHttpRequest request, HttpClientContext context) throws IOException {
    return client.execute(
        request,
        context,
        response -> {
          String body = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
          if (response.getCode() != 200) {
            throw new IOException("%s was answered %d".formatted(request, response.getCode()));
          }
          return body;
        });
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
