package dev.milepost.notification.endpoints;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.reader.Languages;
import dev.milepost.notification.webhooks.AllowedAddresses;
import dev.milepost.notification.webhooks.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an endpoint has to be. Its host is looked up: it has to be there, and public. */
@Component
class CheckEndpoint {

  private static final Pattern WRITTEN = Pattern.compile("[\\x21-\\x7e]{1,500}");
  static final List<String> LANGUAGES = Languages.SPOKEN.stream().map(Locale::getLanguage).toList();

  private static final int HIGHEST_PORT = 65_535;

  private final AllowedAddresses addresses;

  CheckEndpoint(AllowedAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * What is to be added.
   *
   * @throws Problem {@code invalid-fields} with every fault
   */
  Checked check(NewEndpoint wish) {
    return check(wish, new ArrayList<>());
  }

  /** The same for a cohort's, and its language. */
  Checked check(NewCohortEndpoint wish) {
    var faults = new ArrayList<Fault>();
    if (!LANGUAGES.contains(Objects.requireNonNullElse(wish.language(), ""))) {
      faults.add(new Fault("/language", "one of " + String.join(", ", LANGUAGES)));
    }
    return check(new NewEndpoint(wish.kind(), wish.url()), faults);
  }

  private Checked check(NewEndpoint wish, List<Fault> faults) {
    Optional<Kind> kind = Optional.ofNullable(wish.kind()).flatMap(Kind::named);
    if (kind.isEmpty()) {
      faults.add(new Fault("/kind", "one of standard, slack"));
    }
    Optional<URI> url = url(wish.url());
    if (url.isEmpty()) {
      faults.add(new Fault("/url", "an address that begins with https:// and has no user in it"));
    } else {
      outOfReach(url.get()).ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_FIELDS, "The endpoint cannot be added.").at(faults);
    }
    return new Checked(kind.orElseThrow(), url.orElseThrow());
  }

  private Optional<URI> url(@Nullable String written) {
    if (written == null || !WRITTEN.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(written);
      boolean fits =
          isScheme(url.getScheme())
              && url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawFragment() == null
              && url.getPort() != 0
              && url.getPort() <= HIGHEST_PORT;
      return fits ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isScheme(@Nullable String scheme) {
    return "https".equals(scheme) || ("http".equals(scheme) && addresses.takesPlainHttp());
  }

  /** Empty when the host may be posted to. */
  private Optional<Fault> outOfReach(URI url) {
    try {
      return addresses.of(url.getHost()).isEmpty()
          ? Optional.of(new Fault("/url", "a host on the public internet"))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(new Fault("/url", "a host that can be found"));
    }
  }

  record Checked(Kind kind, URI url) {}
}
