package dev.milepost.roadmap.builtin;

import dev.milepost.roadmap.document.Notation;
import dev.milepost.roadmap.publishing.PublishOnce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Publishes the built-in roadmap at the first start, before the service says that it is ready. */
@Component
class PublishBuiltIn implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(PublishBuiltIn.class);

  private static final String ORGANISATION = "main";

  private final PublishOnce publish;

  PublishBuiltIn(PublishOnce publish) {
    this.publish = publish;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (publish.publish(ORGANISATION, BuiltInText.SLUG, Notation.YAML, BuiltInText.yaml())) {
      log.atInfo().addKeyValue("roadmap", BuiltInText.SLUG).log("Published the built-in roadmap");
    }
  }
}
