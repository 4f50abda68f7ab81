package dev.milepost.edge.failure;

import dev.milepost.edge.body.BodyConfiguration;
import dev.milepost.edge.body.StrictJson;
import dev.milepost.edge.problem.ProblemResponse;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives a service the answers to what fails; Boot's own error page steps back for it. */
@AutoConfiguration(after = BodyConfiguration.class, before = ErrorMvcAutoConfiguration.class)
public class FailureConfiguration {

  @Bean
  FailureAdvice failureAdvice(StrictJson json, ProblemResponse problems) {
    return new FailureAdvice(new RequestFaults(json), problems);
  }

  @Bean
  ContainerErrors containerErrors(FailureAdvice advice, ProblemResponse problems) {
    return new ContainerErrors(advice, problems);
  }
}
