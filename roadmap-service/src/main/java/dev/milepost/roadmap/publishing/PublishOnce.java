package dev.milepost.roadmap.publishing;

import dev.milepost.roadmap.document.Notation;
import dev.milepost.roadmap.publishing.PublishRoadmap.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes a roadmap that comes with the program, the first time that it is seen. */
@Component
public class PublishOnce {

  private final Drafts drafts;
  private final PublishRoadmap publish;

  PublishOnce(Drafts drafts, PublishRoadmap publish) {
    this.drafts = drafts;
    this.publish = publish;
  }

  /**
   * Makes the roadmap and publishes it as version 1, unless there is one of this slug: that is left
   * as people have made it. Of several instances that try at once, one does it.
   *
   * @return whether it was published now
   * @throws IllegalArgumentException when the text is not sound
   */
  @Transactional
  public boolean publish(String organisation, String slug, Notation notation, String text) {
    if (!drafts.create(organisation, slug, notation, text)) {
      return false;
    }
    Outcome outcome = publish.publish(organisation, slug, new Precondition.None());
    if (outcome instanceof Outcome.Refused refused) {
      throw new IllegalArgumentException(slug + ": " + refused.reading().faults());
    }
    return true;
  }
}
