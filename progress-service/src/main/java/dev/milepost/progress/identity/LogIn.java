package dev.milepost.progress.identity;

import dev.milepost.edge.signin.SignedIn;

/**
 * What a person signs in by. The organisation belongs to it: who has one log-in and acts in two
 * organisations is a person in each, so that a role in one says nothing in the other.
 */
record LogIn(String issuer, String subject, String organisation) {

  static LogIn of(SignedIn signedIn) {
    return new LogIn(signedIn.issuer(), signedIn.subject(), signedIn.organisation());
  }
}
