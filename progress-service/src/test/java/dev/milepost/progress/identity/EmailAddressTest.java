package dev.milepost.progress.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"lena@example.org", "l.e+n-a@mail.example.co.uk", "O'Neill@example.invalid"})
  void plainAddressesAreAccepted(String text) {
    assertThat(EmailAddress.read(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lena",
        "@example.org",
        "lena@",
        "lena@localhost",
        "lena@@example.org",
        "le na@example.org",
        "lena@example..org",
        ".lena@example.org",
        "lena@-example.org",
        "lena@example.org\nBcc: all@example.org",
        "lena@example.org\u2028",
        "léna@example.org",
        "Lena <lena@example.org>"
      })
  void whatMailCouldNotGoToIsRefused(String text) {
    assertThat(EmailAddress.read(text)).isEmpty();
  }

  @Test
  void anAddressHasAtMost254Characters() {
    String domain = "@" + "d".repeat(60) + "." + "e".repeat(60) + "." + "f".repeat(62) + ".org";
    assertThat(EmailAddress.read("a".repeat(64) + domain)).isPresent();
    assertThat(EmailAddress.read("a".repeat(65) + domain)).isEmpty();
    assertThat(EmailAddress.read("a".repeat(64) + domain.replace("@", "@gg."))).isEmpty();
  }

  @Test
  void letterCaseMakesNoOtherMailbox() {
    assertThat(new EmailAddress("Lena@Example.org").key()).isEqualTo("lena@example.org");
  }

  @Test
  void theAddressIsNotInItsToString() {
    assertThat(new EmailAddress("lena@example.org")).asString().doesNotContain("lena");
  }
}
