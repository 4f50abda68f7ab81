package dev.milepost.notification;

import static org.awaitility.Awaitility.await;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.events.Crossing;
import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.EventIds;
import dev.milepost.events.LearnerChanged;
import dev.milepost.events.MentorWrote;
import dev.milepost.events.MilepostEvent;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.Topic;
import dev.milepost.messaging.EventSender;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.test.RealParts;
import dev.milepost.time.BusinessClock;
import dev.milepost.time.JumpFile;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the other services tell this one, and what comes of it. Cohorts here live in UTC, on the
 * roadmap of {@link Facts}, with every milestone due in the same number of days from their start.
 */
@TestComponent
public class World {

  private final EventSender sender;
  private final BusinessClock clock;
  private final JdbcClient jdbc;
  private final JumpFile jumps;

  World(EventSender sender, BusinessClock clock, JdbcClient jdbc, JumpFile jumps) {
    this.sender = sender;
    this.clock = clock;
    this.jdbc = jdbc;
    this.jumps = jumps;
  }

  public void tell(MilepostEvent... events) {
    Stream.of(events).map(sender::send).toList().forEach(sent -> sent.join());
  }

  /** Writes bytes that nobody vouches for onto the milestones' topic; null for a tombstone. */
  public void tellRaw(Topic topic, String key, byte[] value) {
    Map<String, Object> settings = Map.of("bootstrap.servers", RealParts.get().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.wireName(), key, value));
    }
  }

  /** Moves business time, for everybody. */
  public void jump(Duration distance) {
    Instant before = clock.now();
    jumps.jump(distance);
    await().until(() -> clock.now().isAfter(before.plus(distance.minusMinutes(1))));
  }

  public Instant now() {
    return clock.now();
  }

  public LocalDate today() {
    return clock.today(ZoneOffset.UTC);
  }

  /** To just after the next nine o'clock. */
  public void jumpToNextMorning() {
    Instant morning = today().plusDays(1).atTime(9, 0).toInstant(ZoneOffset.UTC);
    jump(Duration.between(now(), morning).plusSeconds(1));
  }

  /** A learner who has just joined a cohort that starts today, all of them told of. */
  public Learner join() {
    return join(unknownLearner());
  }

  /** The same for somebody with this address. */
  public Learner join(String email) {
    return join(unknownLearner(email));
  }

  private Learner join(Learner learner) {
    tell(learner.roadmap(), learner.cohort(), learner.person(), learner.enrolment());
    return learner;
  }

  /** A learner of whom nothing has been told. */
  public Learner unknownLearner() {
    return unknownLearner(UUID.randomUUID() + "@learners.invalid");
  }

  /** The same, with this address. */
  public Learner unknownLearner(String email) {
    return new Learner(today(), email);
  }

  /** The mails to this learner in the order of their dates. */
  public List<MimeMessage> mails(Learner learner) {
    return Stream.of(RealParts.get().mail().getReceivedMessages())
        .filter(message -> isTo(message, learner.email))
        .sorted(Comparator.comparing(World::date))
        .toList();
  }

  public List<String> subjects(Learner learner) {
    return mails(learner).stream().map(World::subject).toList();
  }

  /** The ledger of this learner, oldest first: rule, outcome and reason. */
  public List<String> ledger(Learner learner) {
    return jdbc.sql(
            """
            select concat_ws(' ', rule, outcome, reason) from decision
            where enrolment = ? order by place
            """)
        .param(learner.enrolmentId)
        .query(String.class)
        .list();
  }

  /** What somebody was told of cohorts, oldest first: rule, outcome and reason. */
  public List<String> toldOfCohorts(Learner mentor) {
    return jdbc.sql(
            """
            select concat_ws(' ', rule, outcome, reason) from decision
            where learner = ? and enrolment is null order by place
            """)
        .param(mentor.id)
        .query(String.class)
        .list();
  }

  public UUID decision(Learner learner, String rule) {
    return jdbc.sql("select id from decision where enrolment = ? and rule = ?")
        .params(learner.enrolmentId, rule)
        .query(UUID.class)
        .single();
  }

  private static boolean isTo(MimeMessage message, String email) {
    try {
      return message.getAllRecipients()[0].toString().contains(email);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant date(MimeMessage message) {
    try {
      return message.getSentDate().toInstant();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One learner, alone in one cohort, and the events about both. */
  public final class Learner {

    public final UUID id = EventIds.at(clock.now());
    public final UUID enrolmentId = EventIds.at(clock.now());
    public final UUID cohortId = EventIds.at(clock.now());
    public final String email;
    private final LocalDate start;

    private Learner(LocalDate start, String email) {
      this.start = start;
      this.email = email;
    }

    public RoadmapPublished roadmap() {
      return new RoadmapPublished(EventIds.of("ml/1"), "main", Facts.roadmap(), 1, now());
    }

    public CohortChanged cohort() {
      return cohort(1);
    }

    public CohortChanged cohort(long revision, LocalDate... blackoutDays) {
      return cohort(revision, List.of(), blackoutDays);
    }

    public CohortChanged mentoredBy(long revision, UUID... mentors) {
      return cohort(revision, List.of(mentors));
    }

    /** How the cohort is named in addresses. */
    public String slug() {
      return "cohort-" + cohortId;
    }

    private CohortChanged cohort(long revision, List<UUID> mentors, LocalDate... blackoutDays) {
      return new CohortChanged(
          EventIds.at(now()),
          cohortId,
          revision,
          "main",
          slug(),
          "Spring cohort",
          "2026",
          "ml",
          1,
          start,
          start.plusDays(120),
          ZoneId.of("UTC"),
          Pacing.FIXED,
          List.of(blackoutDays),
          mentors,
          now());
    }

    public LearnerChanged person() {
      return new LearnerChanged(
          EventIds.at(now()),
          id,
          1,
          "main",
          "Lena",
          email,
          ZoneId.of("UTC"),
          Locale.ENGLISH,
          now());
    }

    public EnrolmentChanged enrolment() {
      return enrolment(1, now(), null);
    }

    /** Of who was enrolled elsewhere, some time before we were told. */
    public EnrolmentChanged takenOver(Instant enrolledAt) {
      return enrolment(1, enrolledAt, now(), null);
    }

    public EnrolmentChanged enrolment(long revision, Instant changedAt, LocalDate withdrawnOn) {
      return enrolment(revision, changedAt, changedAt, withdrawnOn);
    }

    private EnrolmentChanged enrolment(
        long revision, Instant enrolledAt, Instant changedAt, LocalDate withdrawnOn) {
      var plan = new HashMap<String, LocalDate>();
      Facts.PLAN.forEach(
          (milestone, due) ->
              plan.put(milestone, start.plusDays(Facts.START.until(due, ChronoUnit.DAYS))));
      return new EnrolmentChanged(
          EventIds.at(now()),
          enrolmentId,
          revision,
          id,
          cohortId,
          enrolledAt,
          start,
          withdrawnOn,
          plan,
          changedAt);
    }

    public MilestoneReported completed(String milestone) {
      return reported(milestone, MilestoneEventType.COMPLETED);
    }

    public MilestoneReported reported(String milestone, MilestoneEventType type) {
      return new MilestoneReported(
          EventIds.at(now()),
          id,
          enrolmentId,
          id,
          "api",
          milestone,
          type,
          null,
          now(),
          now(),
          null,
          null,
          false,
          1);
    }

    /** A message of somebody of whom nothing else was told. */
    public MentorWrote written(String subject, String text) {
      return writtenBy(UUID.randomUUID(), subject, text);
    }

    public MentorWrote writtenBy(UUID author, String subject, String text) {
      return new MentorWrote(
          EventIds.at(now()), id, enrolmentId, cohortId, author, subject, text, now());
    }

    /** What a mentor says of what was handed in. */
    public MilestoneReported reviewed(MilestoneReported submitted, MilestoneEventType type) {
      return new MilestoneReported(
          EventIds.at(now()),
          id,
          enrolmentId,
          UUID.randomUUID(),
          "api",
          submitted.milestone(),
          type,
          submitted.id(),
          now(),
          now(),
          null,
          null,
          false,
          1);
    }

    public Crossing stageCompleted(String stage, Instant occurredAt) {
      return new Crossing.StageCompleted(
          EventIds.of("stage", enrolmentId.toString(), stage),
          id,
          enrolmentId,
          cohortId,
          stage,
          occurredAt,
          now());
    }
  }
}
