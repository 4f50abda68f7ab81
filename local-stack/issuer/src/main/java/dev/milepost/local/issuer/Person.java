package dev.milepost.local.issuer;

import java.util.List;
import java.util.Map;

/**
 * Somebody whom the issuer vouches for, with the claims that Milepost reads.
 *
 * @param subject the {@code sub} claim
 * @param org the organisation
 * @param roles {@code admin} or none; who learns in or leads a cohort is known to Milepost alone
 */
record Person(
    String subject,
    String email,
    boolean emailVerified,
    String name,
    String org,
    List<String> roles) {

  Map<String, Object> claims() {
    return Map.of(
        "email", email,
        "email_verified", emailVerified,
        "name", name,
        "org", org,
        "roles", roles);
  }
}
