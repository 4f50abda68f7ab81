package dev.milepost.roadmap.publishing;

import dev.milepost.roadmap.authoring.ReadRoadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Notation;
import java.nio.charset.StandardCharsets;
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
    if (!drafts.create(organisation, slug, notation, text, title(slug, notation, text))) {
      return false;
    }
    publish.publish(organisation, slug, new Precondition.None());
    return true;
  }

  private static String title(String slug, Notation notation, String text) {
    return switch (ReadRoadmap.read(text.getBytes(StandardCharsets.UTF_8), notation, slug)) {
      case Reading.Sound sound -> sound.roadmap().title();
      case Reading.Faulty faulty ->
          throw new IllegalArgumentException(slug + ": " + faulty.faults());
    };
  }
}
