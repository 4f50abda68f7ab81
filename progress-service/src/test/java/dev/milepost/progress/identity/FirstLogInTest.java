package dev.milepost.progress.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.LearnerChanged;
import dev.milepost.events.Topic;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.ToldEvents;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ProgressTest
class FirstLogInTest {

  private static final String ME = "/api/v1/me";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private TransactionOperations transactions;

  private final String email = "first-" + UUID.randomUUID() + "@example.invalid";

  @Test
  void aNewcomerBecomesAPersonWhoIsTold() {
    Answer me = Http.as(port, email).get(ME);
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().path("email").asString()).isEqualTo(email);
    assertThat(me.json().path("roles")).isEmpty();
    UUID id = id(me);
    List<LearnerChanged> told = ToldEvents.await(Topic.LEARNER, id, 1);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().email()).isEqualTo(email);
    assertThat(told.getFirst().revision()).isEqualTo(1);
  }

  @Test
  void aLogInIsTiedToThePersonWithItsAddressWhateverTheLetterCase() {
    UUID person = cohorts.person(email);
    assertThat(id(Http.as(port, email.toUpperCase(Locale.ROOT)).get(ME))).isEqualTo(person);
  }

  @Test
  void anAddressThatNobodyVerifiedTiesNothing() {
    UUID person = cohorts.person(email);
    Answer refused =
        Http.with(port, email, holder -> holder.email(email).emailVerified(false)).get(ME);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("verified-email-required");
    assertThat(refused.body()).doesNotContain(email);
    assertThat(logIns(person)).isZero();
  }

  @Test
  void aLogInThatIsTiedStaysSoAndThePersonFollowsItsVerifiedAddressAndIsTold() {
    UUID person = id(logIn(email, email));
    Answer moved = logIn(email, "other-" + email);
    assertThat(id(moved)).isEqualTo(person);
    assertThat(moved.json().path("email").asString()).isEqualTo("other-" + email);
    List<LearnerChanged> told = ToldEvents.await(Topic.LEARNER, person, 2);
    assertThat(told.getLast().email()).isEqualTo("other-" + email);
    assertThat(told).extracting(LearnerChanged::revision).containsExactly(1L, 2L);
  }

  @Test
  void anAddressThatIsNotVerifiedOrOnlyWrittenOtherwiseChangesNothing() {
    UUID person = id(logIn(email, email));
    Answer claimed =
        Http.with(port, email, holder -> holder.email("other-" + email).emailVerified(false))
            .get(ME);
    assertThat(id(claimed)).isEqualTo(person);
    for (Answer same : List.of(claimed, logIn(email, email.toUpperCase(Locale.ROOT)))) {
      assertThat(same.json().path("email").asString()).isEqualTo(email);
    }
  }

  @Test
  void anAddressOfSomebodyElseIsNotFollowed() {
    UUID person = id(logIn(email, email));
    UUID other = cohorts.person("other-" + email);
    Answer stays = logIn(email, "other-" + email);
    assertThat(id(stays)).isEqualTo(person).isNotEqualTo(other);
    assertThat(stays.json().path("email").asString()).isEqualTo(email);
  }

  @Test
  void anAddressThatBecomesSomebodyElsesAtTheSameTimeIsNotFollowed() throws Exception {
    UUID person = id(logIn(email, email));
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<Answer> waits =
          transactions.execute(
              ongoing -> {
                cohorts.person("other-" + email);
                Future<Answer> moves = thread.submit(() -> logIn(email, "other-" + email));
                await().until(this::somebodyWaitsForALock);
                return moves;
              });
      assertThat(id(waits.get())).isEqualTo(person);
      assertThat(waits.get().json().path("email").asString()).isEqualTo(email);
    }
  }

  @Test
  void anAddressThatIsGivenToSomebodyNewDoesNotMakeThemThePersonBefore() {
    UUID before = id(logIn(email, email));
    Answer refused = logIn("new-" + email, email);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("address-taken");
    assertThat(refused.body()).doesNotContain(email);
    assertThat(logIns(before)).isEqualTo(1);

    logIn(email, "other-" + email);
    Answer resolved = logIn("new-" + email, email);
    assertThat(resolved.status()).isEqualTo(200);
    assertThat(id(resolved)).isNotEqualTo(before);
  }

  @Test
  void logInsOfTwoIssuersAreOnePerson() {
    UUID person = cohorts.person(email);
    jdbc.sql("insert into identity values ('https://other.invalid', 'lena', 'main', ?)")
        .param(person)
        .update();
    assertThat(id(logIn(email, email))).isEqualTo(person);
    assertThat(logIns(person)).isEqualTo(2);
  }

  @Test
  void twoOrganisationsHaveTwoPersonsAndARoleInOneSaysNothingInTheOther() {
    UUID here = id(Http.as(port, email).get(ME));
    Answer there =
        Http.with(port, email, holder -> holder.email(email).org("elsewhere").roles("admin"))
            .get(ME);
    assertThat(id(there)).isNotEqualTo(here);
    assertThat(there.json().path("roles").toString()).isEqualTo("[\"admin\"]");
    assertThat(Http.as(port, email).get(ME).json().path("roles")).isEmpty();
  }

  @Test
  void firstLogInsAtOnceEndAtOnePerson() throws Exception {
    List<UUID> persons =
        atOnce("phone", "phone", "phone", "phone").stream()
            .map(FirstLogInTest::id)
            .distinct()
            .toList();
    assertThat(persons).hasSize(1);
    assertThat(logIns(persons.getFirst())).isEqualTo(1);
    assertThat(ToldEvents.await(Topic.LEARNER, persons.getFirst(), 1)).hasSize(1);
  }

  @Test
  void ofTwoFirstLogInsWithOneAddressAtOnceOneIsRefused() throws Exception {
    assertThat(atOnce("lena", "laura")).extracting(Answer::status).containsOnlyOnce(200, 403);
  }

  private List<Answer> atOnce(String... subjects) throws Exception {
    List<Callable<Answer>> logIns =
        Stream.of(subjects)
            .map(subject -> Http.with(port, subject + email, holder -> holder.email(email)))
            .<Callable<Answer>>map(client -> () -> client.get(ME))
            .toList();
    try (var threads = Executors.newFixedThreadPool(logIns.size())) {
      return threads.invokeAll(logIns).stream().map(Future::resultNow).toList();
    }
  }

  private Answer logIn(String subject, String address) {
    return Http.with(port, subject, holder -> holder.email(address)).get(ME);
  }

  private boolean somebodyWaitsForALock() {
    return jdbc.sql("select exists (select 1 from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }

  private long logIns(UUID person) {
    return jdbc.sql("select count(*) from identity where person_id = ?")
        .param(person)
        .query(Long.class)
        .single();
  }

  private static UUID id(Answer me) {
    return UUID.fromString(me.json().path("id").asString());
  }
}
