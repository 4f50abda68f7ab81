package dev.milepost.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.notification.delivery.Answer.Accepted;
import dev.milepost.notification.dkim.DkimSettings;
import dev.milepost.notification.dkim.SignMails;
import dev.milepost.test.RealParts;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed mail that went through a mail server, checked by a receiver's software. */
class SignedMailTest {

  private final String recipient = UUID.randomUUID() + "@learners.invalid";
  @TempDir private Path folder;

  @Test
  void whatWentThroughAMailServerStillVerifies() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    byte[] received = sendSigned(pair);
    String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    var verifier =
        new DKIMVerifier(
            (method, selector, domain) ->
                "autumn._domainkey.milepost.example".equals(selector + "._domainkey." + domain)
                    ? List.of("v=DKIM1; k=rsa; p=" + key)
                    : List.of());
    assertThat(verifier.verify(new ByteArrayInputStream(received))).hasSize(1);

    byte[] changed =
        new String(received, StandardCharsets.ISO_8859_1)
            .replace("learners.invalid", "somebody.invalid")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> verifier.verify(new ByteArrayInputStream(changed)))
        .isInstanceOf(FailException.class);
  }

  private byte[] sendSigned(KeyPair pair) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("key.pem"),
            "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())));
    var mail = mail();
    SignMails.as(new DkimSettings("milepost.example", "autumn", file), Clock.systemUTC())
        .sign(mail);
    int port = RealParts.get().mail().getSmtp().getPort();
    var server =
        new SmtpServer("localhost", port, null, null, Duration.ofSeconds(5), new Properties());
    try (var connection = new SmtpConnection(server, Clock.systemUTC())) {
      assertThat(connection.open()).isTrue();
      assertThat(connection.send(mail)).isEqualTo(new Accepted());
    }
    return received();
  }

  /** Both parts in letters of several bytes, one of them with lines that are very long. */
  private MimeMessage mail() throws MessagingException {
    var mail = new MimeMessage(Session.getInstance(new Properties()));
    mail.setFrom("no-reply@milepost.example");
    mail.setRecipients(RecipientType.TO, recipient);
    mail.setSubject("„Git-Grundlagen“ wartet auf dich, und der Betreff ist lang", "UTF-8");
    mail.setHeader("List-Unsubscribe", "<https://milepost.example/notifications/unsubscribe/x>");
    mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    var plain = new MimeBodyPart();
    plain.setText("Hallo Jürgen,\n.\nFällig ist:  \n\n  * Git  (heute)\n\n", "UTF-8");
    var rich = new MimeBodyPart();
    rich.setText("<p>" + "Fällig ".repeat(300) + "</p>\n", "UTF-8", "html");
    mail.setContent(new MimeMultipart("alternative", plain, rich));
    mail.saveChanges();
    return mail;
  }

  private byte[] received() throws Exception {
    MimeMessage found =
        Stream.of(RealParts.get().mail().getReceivedMessages())
            .filter(this::isOurs)
            .findFirst()
            .orElseThrow();
    var bytes = new ByteArrayOutputStream();
    found.writeTo(bytes);
    return bytes.toByteArray();
  }

  private boolean isOurs(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString().equals(recipient);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
