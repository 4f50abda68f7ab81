package dev.milepost.roadmap.publishing;

import dev.milepost.edge.problem.Problem;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a draft beside the version that it would follow. */
@Component
public class LookAtDraft {

  private final Drafts drafts;
  private final Versions versions;

  LookAtDraft(Drafts drafts, Versions versions) {
    this.drafts = drafts;
    this.versions = versions;
  }

  /**
   * Both as they are at one moment.
   *
   * @throws Problem {@code not-found} when the organisation has no such draft
   */
  @Transactional(readOnly = true)
  public Look look(String organisation, String slug) {
    Draft draft = drafts.of(organisation, slug);
    return new Look(draft, draft.reading(), versions.findLatest(slug));
  }

  /**
   * @param reading of the draft by today's rules, which may be stricter than when it was saved
   * @param latest empty before the first version
   */
  public record Look(Draft draft, Reading reading, Optional<Version> latest) {

    /** Whether publishing would change nothing: the latest version says what the draft says. */
    public boolean isUpToDate() {
      return reading instanceof Reading.Sound sound
          && latest.filter(version -> version.roadmap().equals(sound.roadmap())).isPresent();
    }

    /** The number that publishing the draft would give. */
    public int next() {
      return latest.map(Version::number).orElse(0) + 1;
    }
  }
}
