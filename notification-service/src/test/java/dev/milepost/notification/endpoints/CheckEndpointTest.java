package dev.milepost.notification.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.edge.problem.Problem;
import dev.milepost.notification.webhooks.AllowedAddresses;
import dev.milepost.notification.webhooks.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As it is when nothing else is configured. */
class CheckEndpointTest {

  private static CheckEndpoint check(String address) {
    return new CheckEndpoint(
        new AllowedAddresses(host -> new InetAddress[] {InetAddress.getByName(address)}, false));
  }

  @Test
  void anAddressOnTheInternetIsTaken() {
    var checked = check("1.1.1.1").check(new NewEndpoint("slack", "https://hooks.example.org/a?b"));
    assertThat(checked.kind()).isEqualTo(Kind.SLACK);
    assertThat(checked.url()).isEqualTo(URI.create("https://hooks.example.org/a?b"));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, https://inside.example/, a host on the public internet",
    "169.254.169.254, https://metadata.example/latest, a host on the public internet",
    "127.0.0.1, https://[::1]/, a host on the public internet",
    "1.1.1.1, http://hooks.example.org/, an address that begins with https:// and has no user in it"
  })
  void whatIsInsideOrCanBeReadOnItsWayIsRefused(String address, String url, String right) {
    var refused =
        catchThrowableOfType(
            Problem.class, () -> check(address).check(new NewEndpoint("standard", url)));
    assertThat(refused.faults())
        .extracting(fault -> fault.pointer() + " " + fault.detail())
        .containsExactly("/url " + right);
  }

  @Test
  void aHostThatIsNotThereIsRefused() {
    var nowhere =
        new AllowedAddresses(
            host -> {
              throw new UnknownHostException(host);
            },
            false);
    var refused =
        catchThrowableOfType(
            Problem.class,
            () ->
                new CheckEndpoint(nowhere)
                    .check(new NewEndpoint("standard", "https://nowhere.example/")));
    assertThat(refused.faults())
        .extracting(fault -> fault.detail())
        .containsExactly("a host that can be found");
  }
}
