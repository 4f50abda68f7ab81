package dev.milepost.progress.inviting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether one can join by an invitation, and if not, why. */
public enum InvitationState {
  @JsonProperty("valid")
  VALID,
  @JsonProperty("revoked")
  REVOKED,
  @JsonProperty("expired")
  EXPIRED,
  @JsonProperty("used-up")
  USED_UP,
  @JsonProperty("cohort-over")
  COHORT_OVER;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
