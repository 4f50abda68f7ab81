package dev.milepost.notification.cohorts;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.ChangeWords.Place;
import dev.milepost.notification.cohorts.ChangeWords.Sample;
import dev.milepost.notification.delivery.SendOnce;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.mail.Mail;
import dev.milepost.notification.mail.MentorMail;
import dev.milepost.notification.preferences.UnsubscribeLinks;
import dev.milepost.time.BusinessClock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends a message in words that are tried out to the person who tries them. */
@Component
class SendSample {

  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  private final ChangeWords words;
  private final Addresses addresses;
  private final UnsubscribeLinks links;
  private final SendOnce sendOnce;
  private final BusinessClock clock;

  SendSample(
      ChangeWords words,
      Addresses addresses,
      UnsubscribeLinks links,
      SendOnce sendOnce,
      BusinessClock clock) {
    this.words = words;
    this.addresses = addresses;
    this.links = links;
    this.sendOnce = sendOnce;
    this.clock = clock;
  }

  /**
   * @throws Problem {@code not-found} for who is not known here by a verified address, {@code
   *     unavailable} when the mail server does not take it
   */
  void send(SignedIn who, Place place, OwnWords.Wish wish) {
    Sample sample = words.sample(who, place, wish);
    UUID person =
        addresses.learnersOf(who).stream().sorted().findFirst().orElseThrow(Problem::notFound);
    Address address = addresses.of(person).orElseThrow(Problem::notFound);
    Locale language = Locale.forLanguageTag(place.language());
    if (!send(sample, person, new Address(address.name(), address.email(), language))) {
      throw Problem.unavailable(TRY_AGAIN, null);
    }
  }

  private boolean send(Sample sample, UUID person, Address address) {
    String key = "sample/" + UUID.randomUUID();
    String token = links.tokenFor(person, sample.rule().category());
    SampleMessage message = sample.message();
    return sample.rule().isForMentors()
        ? sendOnce.send(
            new MentorMail(
                key, clock.now(), message.story(sample.rule()), address, token, sample.wording()))
        : sendOnce.send(
            new Mail(
                key,
                clock.now(),
                message.finding(sample.rule()),
                message.moment(),
                address,
                token,
                sample.wording()));
  }
}
