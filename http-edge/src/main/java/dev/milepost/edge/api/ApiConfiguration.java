package dev.milepost.edge.api;

import dev.milepost.edge.signin.SignInConfiguration;
import dev.milepost.edge.signin.SignedIn;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service the OpenAPI 3.1 description of its operations below {@code /api}. */
@AutoConfiguration(after = SignInConfiguration.class)
@EnableConfigurationProperties(ApiSettings.class)
public class ApiConfiguration {

  static {
    // Comes from the token and not from a parameter.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedIn.class);
  }

  @Bean
  ApiDescription apiDescription(
      ApiSettings settings, @Value("${milepost.public-url:/}") String server) {
    return new ApiDescription(settings, server);
  }
}
