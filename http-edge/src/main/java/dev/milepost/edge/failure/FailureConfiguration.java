package dev.milepost.edge.failure;

import dev.milepost.edge.body.BodyConfiguration;
import dev.milepost.edge.body.StrictJson;
import dev.milepost.edge.problem.ProblemResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives a service the answers to what fails; Boot's own error page steps back for it. */
@AutoConfiguration(after = BodyConfiguration.class, before = ErrorMvcAutoConfiguration.class)
public class FailureConfiguration {

  /**
   * Before all other filters.
   *
   * @param atOnce some 100 KB each, so that they fit into half of a heap of 512 MB
   */
  @Bean
  FilterRegistrationBean<CrowdFilter> crowdFilter(
      @Value("${milepost.requests-at-once:2000}") int atOnce, ProblemResponse problems) {
    var registration = new FilterRegistrationBean<>(new CrowdFilter(atOnce, problems));
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 20);
    return registration;
  }

  @Bean
  FailureAdvice failureAdvice(StrictJson json, ProblemResponse problems) {
    return new FailureAdvice(new RequestFaults(json), problems);
  }

  @Bean
  ContainerErrors containerErrors(FailureAdvice advice, ProblemResponse problems) {
    return new ContainerErrors(advice, problems);
  }
}
