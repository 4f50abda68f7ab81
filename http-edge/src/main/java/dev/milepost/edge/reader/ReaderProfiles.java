package dev.milepost.edge.reader;

import dev.milepost.edge.signin.SignedIn;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * What a service knows of the profiles of those who sign in, as a bean. It is asked once for each
 * page, so it may read one row and no more.
 */
@FunctionalInterface
public interface ReaderProfiles {

  /** Empty for whom the service does not know. */
  Optional<Profile> of(SignedIn signedIn);

  /**
   * @param locale as the person chose it; may be of a language that is not spoken here
   */
  record Profile(Locale locale, ZoneId zone) {}
}
