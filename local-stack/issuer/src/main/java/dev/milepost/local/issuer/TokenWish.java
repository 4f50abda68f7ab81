package dev.milepost.local.issuer;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token shall say. Only {@code subject} is required; for a demo person's subject
 * (demo-learner, demo-mentor, demo-admin, demo-newcomer) the rest is that person's, for another one
 * an invented name and a verified address.
 *
 * @param expiresInSeconds 3600 when absent; negative, but less than two hours, for a token that has
 *     expired; 0 for one that never says when it expires
 * @param audience {@code milepost} when absent
 * @param type the header's {@code typ}, {@code at+jwt} when absent
 */
record TokenWish(
    String subject,
    @Nullable String email,
    @Nullable Boolean emailVerified,
    @Nullable String name,
    @Nullable String org,
    @Nullable List<String> roles,
    @Nullable Long expiresInSeconds,
    @Nullable String audience,
    @Nullable String type) {

  /** How old a token that has expired pretends to be. */
  static final Duration OLDEST = Duration.ofHours(2);

  Person person() {
    Person known = DemoPeople.bySubject(subject).orElseGet(this::anybody);
    return new Person(
        subject,
        email == null ? known.email() : email,
        emailVerified == null ? known.emailVerified() : emailVerified,
        name == null ? known.name() : name,
        org == null ? known.org() : org,
        roles == null ? known.roles() : roles);
  }

  private Person anybody() {
    return new Person(
        subject, subject + "@people.example", true, "Person " + subject, "main", List.of());
  }

  boolean expires() {
    return secondsToLive() != 0;
  }

  boolean hasExpired() {
    return secondsToLive() < 0;
  }

  long secondsToLive() {
    return expiresInSeconds == null ? 3600 : expiresInSeconds;
  }
}
