package dev.milepost.progress.identity;

import dev.milepost.edge.reader.ReaderProfiles;
import dev.milepost.edge.signin.SignedIn;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the language and zone that somebody who is signed in chose in their profile. */
@Component
class ProfilesOfReaders implements ReaderProfiles {

  private final JdbcClient jdbc;

  ProfilesOfReaders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty before the first log-in is tied to a person, which {@link Callers#of} does. */
  @Override
  public Optional<Profile> of(SignedIn signedIn) {
    // Both by primary key.
    return jdbc.sql(
            """
            select p.locale, p.zone
            from identity i join person p on p.id = i.person_id
            where i.issuer = :issuer and i.subject = :subject and i.organisation = :organisation
            """)
        .paramSource(LogIn.of(signedIn))
        .query(
            (row, number) ->
                new Profile(
                    Locale.forLanguageTag(row.getString("locale")),
                    ZoneId.of(row.getString("zone"))))
        .optional();
  }
}
