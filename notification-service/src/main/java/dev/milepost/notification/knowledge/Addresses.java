package dev.milepost.notification.knowledge;

import dev.milepost.edge.signin.SignedIn;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where to write to learners. */
@Component
public class Addresses {

  private final JdbcClient jdbc;

  Addresses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty when there is none: not told of yet, or erased. */
  public Optional<Address> of(UUID learner) {
    return Optional.ofNullable(of(List.of(learner)).get(learner));
  }

  /** Those of {@code learners} who have none are left out. */
  public Map<UUID, Address> of(Collection<UUID> learners) {
    var addresses = new HashMap<UUID, Address>();
    jdbc.sql(
            """
            select id, name, email, locale from learner where id = any(?) and email is not null
            """)
        .param(learners.toArray(UUID[]::new))
        .query(
            row -> {
              addresses.put(
                  row.getObject("id", UUID.class),
                  new Address(
                      row.getString("name"),
                      row.getString("email"),
                      Locale.forLanguageTag(row.getString("locale"))));
            });
    return addresses;
  }

  /** Where somebody lives; empty when it is not known, or not any more. */
  public Optional<ZoneId> zone(UUID learner) {
    return jdbc.sql("select zone from learner where id = ? and zone is not null")
        .param(learner)
        .query((row, n) -> ZoneId.of(row.getString("zone")))
        .optional();
  }

  /** The names of those of {@code learners} that have one. */
  public Map<UUID, String> names(Collection<UUID> learners) {
    var names = new HashMap<UUID, String>();
    jdbc.sql("select id, name from learner where id = any(?) and name is not null")
        .param(learners.toArray(UUID[]::new))
        .query(
            row -> {
              names.put(row.getObject("id", UUID.class), row.getString("name"));
            });
    return names;
  }

  /** Whether there is an address, for those of {@code learners} that are known at all. */
  public Map<UUID, Boolean> reachable(Collection<UUID> learners) {
    var reachable = new HashMap<UUID, Boolean>();
    jdbc.sql("select id, email is not null as there from learner where id = any(?)")
        .param(learners.toArray(UUID[]::new))
        .query(
            row -> {
              reachable.put(row.getObject("id", UUID.class), row.getBoolean("there"));
            });
    return reachable;
  }

  /**
   * The learners that somebody is: by the verified address, so none without one. All that mail goes
   * to is plain ASCII; PostgreSQL takes some other letters for ASCII ones in another case.
   */
  public Set<UUID> learnersOf(SignedIn who) {
    return who.verifiedEmail()
        .filter(StandardCharsets.US_ASCII.newEncoder()::canEncode)
        .map(email -> learnersAt(email, who.organisation()))
        .orElse(Set.of());
  }

  private Set<UUID> learnersAt(String email, String organisation) {
    return jdbc.sql("select id from learner where organisation = ? and lower(email) = lower(?)")
        .params(organisation, email)
        .query((row, n) -> row.getObject("id", UUID.class))
        .set();
  }
}
