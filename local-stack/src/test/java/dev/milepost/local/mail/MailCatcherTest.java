package dev.milepost.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.process.Ports;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailCatcherTest {

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private int smtpPort;
  private int pagePort;

  @BeforeEach
  void startTheCatcher() throws Exception {
    smtpPort = Ports.free();
    pagePort = Ports.free();
    MailCatcher.start("localhost", smtpPort, pagePort, folder);
  }

  @Test
  void mailsAreListedNewestFirstAndByRecipient() throws Exception {
    send("ann@people.example", "First");
    send("bob@people.example", "Second");
    send("ann@people.example", "Third");

    assertThat(json("/api/messages").findValuesAsString("subject"))
        .containsExactly("Third", "Second", "First");
    assertThat(json("/api/messages?to=ann%40people.example").findValuesAsString("subject"))
        .containsExactly("Third", "First");
  }

  @Test
  void aMailIsShownAsTextAndAsHtmlThatCannotRunScripts() throws Exception {
    send("ann@people.example", "Über <b>you</b>");
    JsonNode listed = json("/api/messages").get(0);
    String id = listed.required("id").stringValue();

    JsonNode mail = json("/api/messages/" + id);
    assertThat(mail.required("text").stringValue().strip()).isEqualTo("Hello in plain text");
    assertThat(mail.required("html").stringValue()).contains("<p>Hello in HTML</p>");
    assertThat(mail.required("headers").findValuesAsString("name")).contains("X-Reason");

    assertThat(get("/messages/" + id).body()).contains("Über &lt;b&gt;you&lt;/b&gt;");
    HttpResponse<String> html = get("/messages/" + id + "/html");
    assertThat(html.body()).contains("<p>Hello in HTML</p>");
    assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox")
        .doesNotContain("allow-scripts");
  }

  @Test
  void mailsAreThereAfterARestart() throws Exception {
    send("ann@people.example", "Kept");

    pagePort = Ports.free();
    MailCatcher.start("localhost", Ports.free(), pagePort, folder);

    assertThat(json("/api/messages").findValuesAsString("subject")).containsExactly("Kept");
  }

  @Test
  void allMailsCanBeDeleted() throws Exception {
    send("ann@people.example", "Gone");

    var deletion = HttpRequest.newBuilder(page("/api/messages")).DELETE().build();
    assertThat(http.send(deletion, BodyHandlers.ofString()).statusCode()).isEqualTo(204);

    assertThat(json("/api/messages")).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMailThatIsNotThereIsNotFound() throws Exception {
    assertThat(get("/messages/none").statusCode()).isEqualTo(404);
    assertThat(get("/api/messages/none").statusCode()).isEqualTo(404);
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
  }

  private void send(String to, String subject) throws Exception {
    var settings = new Properties();
    settings.put("mail.smtp.host", "localhost");
    settings.put("mail.smtp.port", Integer.toString(smtpPort));
    var message = new MimeMessage(Session.getInstance(settings));
    message.setFrom(new InternetAddress("milepost@milepost.example"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    message.setHeader("X-Reason", "a test");
    var text = new MimeBodyPart();
    text.setText("Hello in plain text", "UTF-8");
    var html = new MimeBodyPart();
    html.setContent("<p>Hello in HTML</p><script>alert(1)</script>", "text/html; charset=utf-8");
    message.setContent(new MimeMultipart("alternative", text, html));
    Transport.send(message);
  }

  private JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(page(path)).build(), BodyHandlers.ofString());
  }

  private URI page(String path) {
    return URI.create("http://localhost:" + pagePort + path);
  }
}
