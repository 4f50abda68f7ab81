package dev.milepost.edge.problem;

import dev.milepost.edge.look.LookConfiguration;
import dev.milepost.edge.look.PageFrame;
import dev.milepost.edge.phrases.PhraseConfiguration;
import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.edge.reader.ReaderConfiguration;
import dev.milepost.edge.reader.Readers;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service its problem responses and the catalogue of its problem types. */
@AutoConfiguration(
    after = {
      JacksonAutoConfiguration.class,
      LookConfiguration.class,
      ReaderConfiguration.class,
      PhraseConfiguration.class
    })
public class ProblemConfiguration {

  @Bean
  ProblemResponse problemResponse(
      JsonMapper json, PageFrame frame, Readers readers, Phrasebook phrases) {
    return new ProblemResponse(json, frame, readers, phrases);
  }

  @Bean
  ProblemTypes edgeProblemTypes() {
    return EdgeProblems.all();
  }

  @Bean
  ProblemCatalogue problemCatalogue(List<ProblemTypes> types, PageFrame frame) {
    return new ProblemCatalogue(types, frame);
  }
}
