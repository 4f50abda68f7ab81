package dev.milepost.progress.identity;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ties a log-in to a person, once and for good: to the one who has the verified address, else to a
 * new one. An address that nobody vouches for ties nothing, since whoever types in another's
 * address would become them.
 */
@Component
class FirstLogIn {

  private final JdbcClient jdbc;
  private final Persons persons;

  FirstLogIn(JdbcClient jdbc, Persons persons) {
    this.jdbc = jdbc;
    this.persons = persons;
  }

  /**
   * The person whom the log-in stands for; the same for all that ask at once. A transaction of its
   * own: the answer may be kept, whatever becomes of the caller's.
   *
   * @throws Problem {@code verified-email-required} for a new log-in without a verified address
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public UUID personOf(SignedIn signedIn) {
    LogIn logIn = LogIn.of(signedIn);
    return tied(logIn).orElseGet(() -> tie(logIn, person(signedIn)));
  }

  private Optional<UUID> tied(LogIn logIn) {
    return jdbc.sql(
            """
            select person_id from identity
            where issuer = :issuer and subject = :subject and organisation = :organisation
            """)
        .paramSource(logIn)
        .query(UUID.class)
        .optional();
  }

  /** Whoever came first decides: a log-in that was tied meanwhile stays tied to that person. */
  private UUID tie(LogIn logIn, UUID person) {
    jdbc.sql(
            """
            insert into identity (issuer, subject, organisation, person_id)
            values (:issuer, :subject, :organisation, :person)
            on conflict do nothing
            """)
        .param("issuer", logIn.issuer())
        .param("subject", logIn.subject())
        .param("organisation", logIn.organisation())
        .param("person", person)
        .update();
    return tied(logIn).orElseThrow();
  }

  private UUID person(SignedIn signedIn) {
    EmailAddress email =
        signedIn
            .verifiedEmail()
            .flatMap(EmailAddress::read)
            .orElseThrow(IdentityProblems::verifiedEmailRequired);
    String name = PersonFields.nameLike(signedIn.name());
    var newcomer =
        new Newcomer(
            UUID.randomUUID(), email, name, PersonFields.DEFAULT_ZONE, PersonFields.DEFAULT_LOCALE);
    var present = persons.ensure(signedIn.organisation(), List.of(newcomer));
    UUID person = Objects.requireNonNull(present.byAddress().get(email.key()));
    if (!present.made().contains(person)) {
      persons.change(person, known -> known.named(email, name));
    }
    return person;
  }
}
