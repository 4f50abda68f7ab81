package dev.milepost.progress.identity;

import dev.milepost.events.EventIds;
import dev.milepost.events.LearnerChanged;
import dev.milepost.messaging.Outbox;
import dev.milepost.time.BusinessClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps persons, and tells of each one that is made or changed ({@link LearnerChanged}) in the
 * transaction that makes or changes it.
 */
@Repository
public class Persons {

  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final BusinessClock clock;

  Persons(JdbcClient jdbc, Outbox outbox, BusinessClock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Makes a person of each newcomer whose address nobody of the organisation has. Who is there
   * already stays as they are: a profile is its owner's. When several do this at once for one
   * address, one of them makes the person and the others get that same person.
   *
   * @param newcomers with distinct addresses
   * @return by address key, also for whom there was already; without those whose address is new but
   *     whose id is another person's
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Present ensure(String organisation, Collection<Newcomer> newcomers) {
    if (newcomers.isEmpty()) {
      return new Present(Map.of(), Set.of());
    }
    Set<UUID> made = insert(organisation, newcomers);
    Instant now = clock.now();
    outbox.append(
        newcomers.stream()
            .filter(newcomer -> made.contains(newcomer.id()))
            .map(newcomer -> changed(person(organisation, newcomer), now))
            .toList());
    return new Present(byAddress(organisation, newcomers), made);
  }

  /**
   * Who is there after {@link #ensure}.
   *
   * @param byAddress person id by {@link EmailAddress#key}
   * @param made those who were not there before
   */
  public record Present(Map<String, UUID> byAddress, Set<UUID> made) {}

  /**
   * The person of the organisation with this id or address.
   *
   * @param who person id or e-mail address
   */
  public Optional<UUID> named(String organisation, String who) {
    return isId(who)
        ? jdbc.sql("select id from person where organisation = ? and id = ?")
            .params(organisation, UUID.fromString(who))
            .query(UUID.class)
            .optional()
        : jdbc.sql("select id from person where organisation = ? and lower(email) = lower(?)")
            .params(organisation, who)
            .query(UUID.class)
            .optional();
  }

  /** Whether a text is an id, and so no address. */
  public static boolean isId(String who) {
    return ID.matcher(who).matches();
  }

  /** In which the person wants to be written to. */
  public ZoneId zoneOf(UUID id) {
    return find(id).zone();
  }

  Person find(UUID id) {
    return jdbc.sql(
            """
            select id, organisation, name, email, zone, locale, revision from person where id = ?
            """)
        .param(id)
        .query(Persons::person)
        .single();
  }

  /**
   * Changes one person, one change after the other.
   *
   * @param change gets the person as it is; when the result equals it, nothing is written or told
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Person change(UUID id, Function<Person, Person> change) {
    jdbc.sql("select 1 from person where id = ? for no key update")
        .param(id)
        .query(Integer.class)
        .single();
    Person before = find(id);
    Person after = change.apply(before);
    if (!after.equals(before)) {
      update(after);
      outbox.append(List.of(changed(after, clock.now())));
    }
    return after;
  }

  /**
   * Gives a person a new address, unless it is somebody else's. In a savepoint: the transaction
   * goes on without the change when this fails.
   *
   * @throws DuplicateKeyException when somebody else gets the address at the same time
   */
  @Transactional(propagation = Propagation.NESTED)
  void move(UUID id, EmailAddress address) {
    change(
        id,
        person ->
            named(person.organisation(), address.text()).isPresent() ? person : person.at(address));
  }

  // Sorted, so that two that insert the same addresses wait for each other in one order.
  private Set<UUID> insert(String organisation, Collection<Newcomer> newcomers) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into person (id, organisation, name, email, zone, locale)
                select n.id, :organisation, n.name, n.email, n.zone, n.locale
                from unnest(:ids::uuid[], :names::text[], :emails::text[], :zones::text[],
                            :locales::text[]) as n(id, name, email, zone, locale)
                order by lower(n.email)
                on conflict do nothing
                returning id
                """)
            .param("organisation", organisation)
            .param("ids", texts(newcomers, newcomer -> newcomer.id().toString()))
            .param("names", texts(newcomers, Newcomer::name))
            .param("emails", texts(newcomers, newcomer -> newcomer.email().text()))
            .param("zones", texts(newcomers, newcomer -> newcomer.zone().getId()))
            .param("locales", texts(newcomers, newcomer -> newcomer.locale().toLanguageTag()))
            .query(UUID.class)
            .list());
  }

  private Map<String, UUID> byAddress(String organisation, Collection<Newcomer> newcomers) {
    return jdbc
        .sql(
            """
            select lower(email) as address, id from person
            where organisation = :organisation and lower(email) = any(:addresses::text[])
            """)
        .param("organisation", organisation)
        .param("addresses", texts(newcomers, newcomer -> newcomer.email().key()))
        .query(
            (row, number) -> Map.entry(row.getString("address"), row.getObject("id", UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void update(Person person) {
    jdbc.sql(
            """
            update person
            set name = :name, email = :email, zone = :zone, locale = :locale, revision = :revision
            where id = :id
            """)
        .param("name", person.name())
        .param("email", person.email())
        .param("zone", person.zone().getId())
        .param("locale", person.locale().toLanguageTag())
        .param("revision", person.revision())
        .param("id", person.id())
        .update();
  }

  private static LearnerChanged changed(Person person, Instant at) {
    return new LearnerChanged(
        EventIds.at(at),
        person.id(),
        person.revision(),
        person.organisation(),
        person.name(),
        person.email(),
        person.zone(),
        person.locale(),
        at);
  }

  private static Person person(String organisation, Newcomer newcomer) {
    return new Person(
        newcomer.id(),
        organisation,
        newcomer.name(),
        newcomer.email().text(),
        newcomer.zone(),
        newcomer.locale(),
        1);
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getObject("id", UUID.class),
        row.getString("organisation"),
        row.getString("name"),
        row.getString("email"),
        ZoneId.of(row.getString("zone")),
        Locale.forLanguageTag(row.getString("locale")),
        row.getLong("revision"));
  }

  private static String[] texts(
      Collection<Newcomer> newcomers, Function<Newcomer, String> component) {
    return newcomers.stream().map(component).toArray(String[]::new);
  }
}
