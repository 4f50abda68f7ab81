package dev.milepost.notification.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignMailsTest {

  /** RFC 8463, appendix A: one message with a signature of either kind, and the keys to both. */
  private static final String RFC_8463 =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=brisbane; t=1528637909; h=from : to :
       subject : date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
       Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=test; t=1528637909; h=from : to : subject :
       date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
       DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
       dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
      From: Joe SixPack <joe@football.example.com>
      To: Suzie Q <suzie@shopping.example.net>
      Subject: Is dinner ready?
      Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
      Message-ID: <20030712040037.46341.5F8J@football.example.com>

      Hi.

      We lost the game.  Are you hungry yet?

      Joe.

      """;

  private static final String RFC_8463_ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String RFC_8463_RSA =
      "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQi"
          + "Y/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9Pz"
          + "oxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

  @TempDir private Path folder;

  private static byte[] bytes(String message) {
    return message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theExampleOfTheStandardVerifiesAndDoesNotOnceItIsChanged() throws Exception {
    var ed25519 = Verifier.ed25519(RFC_8463_ED25519);
    var rsa = Verifier.rsa(RFC_8463_RSA);
    assertThat(Verifier.verifies(bytes(RFC_8463), "brisbane", ed25519)).isTrue();
    assertThat(Verifier.verifies(bytes(RFC_8463), "test", rsa)).isTrue();
    for (String changed :
        new String[] {
          RFC_8463.replace("dinner", "supper"),
          RFC_8463.replace("hungry", "angry"),
          RFC_8463.replace("To: Suzie", "Subject: Another\nTo: Suzie")
        }) {
      assertThat(Verifier.verifies(bytes(changed), "brisbane", ed25519)).isFalse();
      assertThat(Verifier.verifies(bytes(changed), "test", rsa)).isFalse();
    }
  }

  private static MimeMessage mail() throws MessagingException {
    var mail = new MimeMessage(Session.getInstance(new Properties()));
    mail.setFrom("no-reply@milepost.example");
    mail.setRecipients(RecipientType.TO, "lena@example.invalid");
    mail.setSubject(
        "Grüße: “git” is waiting, and this subject is long enough to be folded", "UTF-8");
    mail.setText("Fällig  heute. \nMit Leerzeichen am Ende   \n\n\n", "UTF-8");
    mail.saveChanges();
    return mail;
  }

  private static byte[] written(MimeMessage mail) throws MessagingException, IOException {
    var bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return bytes.toByteArray();
  }

  private Path keyFile(KeyPair pair) throws IOException {
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())));
  }

  private static KeyPair pair(String algorithm, int bits) throws Exception {
    var generator = KeyPairGenerator.getInstance(algorithm);
    if (bits > 0) {
      generator.initialize(bits);
    }
    return generator.generateKeyPair();
  }

  private SignMails signer(Path key) {
    return SignMails.as(new DkimSettings("milepost.example", "autumn", key), Clock.systemUTC());
  }

  @Test
  void whatIsSignedWithEd25519Verifies() throws Exception {
    KeyPair pair = pair("Ed25519", 0);
    var mail = mail();
    signer(keyFile(pair)).sign(mail);
    assertThat(Verifier.verifies(written(mail), "autumn", pair.getPublic())).isTrue();
    assertThat(mail.getHeader("DKIM-Signature")[0])
        .startsWith("v=1; a=ed25519-sha256; c=relaxed/relaxed; d=milepost.example; s=autumn;");
  }

  @Test
  void nobodyCanAddAnotherFieldOfAKindThatIsSigned() throws Exception {
    KeyPair pair = pair("Ed25519", 0);
    var mail = mail();
    signer(keyFile(pair)).sign(mail);
    for (String name : new String[] {"From", "Subject", "List-Unsubscribe", "In-Reply-To"}) {
      var changed = new MimeMessage(mail);
      changed.addHeader(name, "<somebody@example.invalid>");
      assertThat(Verifier.verifies(written(changed), "autumn", pair.getPublic()))
          .as(name)
          .isFalse();
    }
  }

  @Test
  void linesStayShortEnoughForEveryMailServer() throws Exception {
    var mail = mail();
    signer(keyFile(pair("RSA", 2048))).sign(mail);
    assertThat(mail.getHeader("DKIM-Signature")[0].split("\r\n"))
        .allMatch(line -> line.length() < 79);
  }

  @Test
  void withoutAKeyMailsStayAsTheyAre() throws Exception {
    var mail = mail();
    SignMails.as(new DkimSettings(null, null, null), Clock.systemUTC()).sign(mail);
    assertThat(mail.getHeader("DKIM-Signature")).isNull();
  }

  @Test
  void aKeyThatCannotBeUsedIsRefusedAtOnceWithoutShowingIt() throws Exception {
    Path weak = keyFile(pair("RSA", 1024));
    assertThatThrownBy(() -> signer(weak)).hasMessageContaining("fewer than 2048 bits");
    Path other = keyFile(pair("EC", 256));
    assertThatThrownBy(() -> signer(other)).hasMessageContaining("neither an RSA nor an Ed25519");
    Path none = Files.writeString(folder.resolve("none.pem"), "secret");
    assertThatThrownBy(() -> signer(none))
        .hasMessageContaining("holds no private key in PEM")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> new DkimSettings("milepost.example", null, none))
        .hasMessageContaining("or none of them");
  }
}
