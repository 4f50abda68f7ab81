package dev.milepost.progress.identity;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The problems of telling who somebody is. */
@Configuration(proxyBeanMethods = false)
class IdentityProblems {

  private static final ProblemType VERIFIED_EMAIL_REQUIRED =
      new ProblemType(
          "verified-email-required",
          403,
          "Verified e-mail address required",
          "At the first log-in the access token has to hold an address in plain ASCII (`email`)"
              + " that the issuer has verified (`email_verified`). Verify it there, then sign in"
              + " again.");

  private static final ProblemType ADDRESS_TAKEN =
      new ProblemType(
          "address-taken",
          403,
          "Address of another log-in",
          "The access token's address is already that of a person with another log-in (`sub`) of"
              + " the same issuer, as when it was given to somebody new. An admin has to resolve"
              + " it: the person before takes another address by signing in with it, or the new"
              + " log-in gets another one.");

  @Bean
  ProblemTypes identityProblemTypes() {
    return ProblemTypes.of(VERIFIED_EMAIL_REQUIRED, ADDRESS_TAKEN);
  }

  static Problem verifiedEmailRequired() {
    return new Problem(
        VERIFIED_EMAIL_REQUIRED,
        "Your log-in is not known yet and comes without a verified e-mail address. Verify your"
            + " address where you log in, then sign in again.");
  }

  static Problem addressTaken() {
    return new Problem(
        ADDRESS_TAKEN,
        "Your e-mail address belongs to somebody here who logs in otherwise. Ask an admin to"
            + " resolve it; nothing was changed.");
  }
}
