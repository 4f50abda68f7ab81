package dev.milepost.edge.body;

import dev.milepost.edge.problem.ProblemConfiguration;
import dev.milepost.edge.problem.ProblemResponse;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service strict reading of JSON bodies and parameters, and the limits on their size. */
@AutoConfiguration(after = ProblemConfiguration.class)
@EnableConfigurationProperties(BodyLimits.class)
public class BodyConfiguration {

  /** Strict for what comes from outside; the service's own {@link JsonMapper} stays as it is. */
  @Bean
  StrictJson strictJson(List<JsonMapperBuilderCustomizer> customizers) {
    return new StrictJson(
        customizers.stream()
            .map(customizer -> (Consumer<JsonMapper.Builder>) customizer::customize)
            .toList());
  }

  /** Last in order, so that it replaces the converter that Boot sets. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ServerHttpMessageConvertersCustomizer strictJsonConverter(StrictJson json) {
    return converters ->
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper()));
  }

  /** Before the security filters: who sends too much need not be known. */
  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
      BodyLimits limits, ProblemResponse problems) {
    var registration = new FilterRegistrationBean<>(new BodyLimitFilter(limits.table(), problems));
    registration.addUrlPatterns("/api/*");
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10);
    return registration;
  }

  /** After the security filters, so that its answers carry their headers. */
  @Bean
  FilterRegistrationBean<ParameterFilter> parameterFilter(ProblemResponse problems) {
    var registration = new FilterRegistrationBean<>(new ParameterFilter(problems));
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
    return registration;
  }
}
