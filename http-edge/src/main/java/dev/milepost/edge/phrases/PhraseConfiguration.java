package dev.milepost.edge.phrases;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives a service its phrasebook: the phrases of this module and those of its own. */
@AutoConfiguration
public class PhraseConfiguration {

  @Bean
  Phrasebook phrasebook() {
    return new Phrasebook("edge/phrases", "phrases");
  }
}
