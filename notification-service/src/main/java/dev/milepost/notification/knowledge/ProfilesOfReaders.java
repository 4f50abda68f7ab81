package dev.milepost.notification.knowledge;

import dev.milepost.edge.reader.ReaderProfiles;
import dev.milepost.edge.signin.SignedIn;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the language and zone of somebody who is signed in, as their profile was told. */
@Component
class ProfilesOfReaders implements ReaderProfiles {

  private final JdbcClient jdbc;

  ProfilesOfReaders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By the verified address, so empty without one. */
  @Override
  public Optional<Profile> of(SignedIn signedIn) {
    // learner_by_email; an address may be that of several, then the one who changed most.
    return signedIn
        .verifiedEmail()
        .flatMap(
            email ->
                jdbc.sql(
                        """
                        select locale, zone from learner
                        where organisation = ? and lower(email) = lower(?) and email is not null
                        order by revision desc, id
                        limit 1
                        """)
                    .params(signedIn.organisation(), email)
                    .query(
                        (row, number) ->
                            new Profile(
                                Locale.forLanguageTag(row.getString("locale")),
                                ZoneId.of(row.getString("zone"))))
                    .optional());
  }
}
