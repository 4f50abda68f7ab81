package dev.milepost.benchmarks.nudges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.benchmarks.nudges.Taken.Count;
import dev.milepost.benchmarks.results.Run;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the bare loop sends, and that the sink misses nothing of it. */
class BareLoopTest {

  private static final String MODEL =
      """
      From: Milepost <no-reply@milepost.example>
      To: Lena <lena@learners.invalid>
      Message-ID: <one@milepost.example>
      Subject: A stage is due soon
      List-Unsubscribe-Post: List-Unsubscribe=One-Click
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="part"

      --part
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: quoted-printable

      .Gr=C3=BC=C3=9Fe
      --part
      Content-Type: text/html; charset=UTF-8

      <p>Hello</p>
      --part--
      """
          .replace("\n", "\r\n");

  @Test
  void eachMessageIsSentOnceOnWhicheverConnectionAndTakenWhole() throws Exception {
    try (var sink = MailSink.start(0)) {
      Run run = new BareLoop(sink.port(), MODEL).send(25, 2);
      assertThat(run.events()).isEqualTo(25);
      assertThat(sink.taken().count()).isEqualTo(new Count(25, 25));

      MimeMessage last = parsed(sink.taken().last());
      assertThat(last.getSubject()).isEqualTo("A stage is due soon");
      assertThat(last.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      assertThat(last.getAllRecipients()[0].toString()).endsWith("@bench.example");
      var parts = (MimeMultipart) last.getContent();
      assertThat((String) parts.getBodyPart(0).getContent()).startsWith(".Grüße");
      assertThat((String) parts.getBodyPart(1).getContent()).contains("<p>Hello</p>");
    }
  }

  @Test
  void whatComesAgainIsCountedAgainUntilItIsForgotten() throws Exception {
    try (var sink = MailSink.start(0)) {
      var loop = new BareLoop(sink.port(), MODEL);
      loop.send(3, 1);
      loop.send(2, 1);
      assertThat(Count.parse(sink.taken().count().toString())).isEqualTo(new Count(5, 3));
      sink.taken().forget();
      assertThat(sink.taken().count()).isEqualTo(new Count(0, 0));
    }
  }

  private static MimeMessage parsed(String message) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
