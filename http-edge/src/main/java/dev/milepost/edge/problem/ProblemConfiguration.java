package dev.milepost.edge.problem;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service its problem responses and the catalogue of its problem types. */
@AutoConfiguration(after = JacksonAutoConfiguration.class)
public class ProblemConfiguration {

  @Bean
  ProblemResponse problemResponse(JsonMapper json) {
    return new ProblemResponse(json);
  }

  @Bean
  ProblemTypes edgeProblemTypes() {
    return EdgeProblems.all();
  }

  @Bean
  ProblemCatalogue problemCatalogue(List<ProblemTypes> types) {
    return new ProblemCatalogue(types);
  }
}
