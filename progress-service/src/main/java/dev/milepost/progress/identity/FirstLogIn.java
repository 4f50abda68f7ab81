package dev.milepost.progress.identity;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.reader.Languages;
import dev.milepost.edge.signin.SignedIn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ties a log-in to a person, once and for good: to the one who has the verified address, else to a
 * new one. An address that nobody vouches for ties nothing, since whoever types in another's
 * address would become them; nor does one whose person has another log-in of the same issuer, since
 * it may have been given to somebody else.
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
   * The person whom the log-in stands for; the same for all that ask at once. When its verified
   * address is another than theirs, they get it, unless it is somebody else's. A transaction of its
   * own: the answer may be kept, whatever becomes of the caller's.
   *
   * @throws Problem for a new log-in: {@code verified-email-required} without a verified address,
   *     {@code address-taken} when the address is that of another log-in
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public UUID personOf(SignedIn signedIn) {
    LogIn logIn = LogIn.of(signedIn);
    Optional<EmailAddress> verified = signedIn.verifiedEmail().flatMap(EmailAddress::read);
    Optional<Tied> tied = tied(logIn);
    if (tied.isEmpty()) {
      return tie(
          logIn, verified.orElseThrow(IdentityProblems::verifiedEmailRequired), signedIn.name());
    }
    UUID person = tied.get().person();
    verified
        .filter(address -> !address.key().equals(tied.get().address().key()))
        .ifPresent(address -> follow(person, address));
    return person;
  }

  private void follow(UUID person, EmailAddress address) {
    try {
      persons.move(person, address);
    } catch (DuplicateKeyException e) {
      // It has just become somebody else's, and so it stays.
    }
  }

  private Optional<Tied> tied(LogIn logIn) {
    return jdbc.sql(
            """
            select p.id, p.email from identity i join person p on p.id = i.person_id
            where i.issuer = :issuer and i.subject = :subject and i.organisation = :organisation
            """)
        .paramSource(logIn)
        .query(
            (row, number) ->
                new Tied(row.getObject("id", UUID.class), new EmailAddress(row.getString("email"))))
        .optional();
  }

  /** Whoever came first decides: a log-in that was tied meanwhile stays tied to that person. */
  private UUID tie(LogIn logIn, EmailAddress address, String name) {
    UUID person = person(logIn, address, PersonFields.nameLike(name));
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
    return tied(logIn).orElseThrow().person();
  }

  private UUID person(LogIn logIn, EmailAddress address, String name) {
    var newcomer =
        new Newcomer(
            UUID.randomUUID(), address, name, PersonFields.DEFAULT_ZONE, Languages.ofRequest());
    var present = persons.ensure(logIn.organisation(), List.of(newcomer));
    UUID person = Objects.requireNonNull(present.byAddress().get(address.key()));
    if (!present.made().contains(person)) {
      // Locks the person: of two log-ins that come at once, the second sees the first one's tie.
      persons.change(person, known -> known.metAs(address, name, newcomer.locale()));
      refuseASecondOfTheIssuer(logIn, person);
    }
    return person;
  }

  private void refuseASecondOfTheIssuer(LogIn logIn, UUID person) {
    boolean another =
        jdbc.sql(
                """
                select exists (select 1 from identity
                               where person_id = :person and issuer = :issuer
                                 and organisation = :organisation and subject <> :subject)
                """)
            .param("person", person)
            .param("issuer", logIn.issuer())
            .param("organisation", logIn.organisation())
            .param("subject", logIn.subject())
            .query(Boolean.class)
            .single();
    if (another) {
      throw IdentityProblems.addressTaken();
    }
  }

  private record Tied(UUID person, EmailAddress address) {}
}
