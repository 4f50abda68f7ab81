package dev.milepost.progress.live;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Leaves streams out of the times that requests take: they last as long as somebody looks. */
@Configuration(proxyBeanMethods = false)
class StreamObservations {

  @Bean
  static ObservationPredicate streamsAreNoRequests() {
    return (name, context) ->
        !(context instanceof ServerRequestObservationContext server
            && server.getCarrier() != null
            && server.getCarrier().getRequestURI().endsWith("/live"));
  }
}
