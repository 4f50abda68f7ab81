package dev.milepost.progress.moving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What becomes of a milestone or stage, found again by its key. */
@Schema(name = "VersionChange")
public enum Change {
  @JsonProperty("kept")
  KEPT,
  @JsonProperty("changed")
  CHANGED,
  @JsonProperty("added")
  ADDED,
  @JsonProperty("removed")
  REMOVED
}
