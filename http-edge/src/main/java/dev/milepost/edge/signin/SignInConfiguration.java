package dev.milepost.edge.signin;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemConfiguration;
import dev.milepost.edge.problem.ProblemResponse;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Guards a service: {@code /api/**} by access tokens, everything that is not said to be public by
 * not being found. Pages with a log-in come from {@code dev.milepost.edge.pages}.
 */
@AutoConfiguration(
    after = ProblemConfiguration.class,
    before = {
      ServletWebSecurityAutoConfiguration.class,
      ManagementWebSecurityAutoConfiguration.class
    })
@EnableConfigurationProperties(IssuerSettings.class)
public class SignInConfiguration {

  @Bean
  Issuer issuer(IssuerSettings settings) {
    return new Issuer(settings, Clock.systemUTC());
  }

  /** A span and timers for each of a dozen filters cost a tenth of a request, and tell little. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  Operators operators(@Value("${milepost.operators:main}") String organisation) {
    return new Operators(organisation);
  }

  @Bean
  SignInProblems signInProblems(ProblemResponse problems) {
    return new SignInProblems(problems);
  }

  @Bean
  PublicPaths openEverywhere(
      @Value("${milepost.api.description-path:/api/v1/openapi.json}") String description,
      @Value("${milepost.assets:/assets}") String assets) {
    return PublicPaths.of(description, "/problems", "/problems/**", assets + "/**", "/favicon.ico");
  }

  @Bean
  WebMvcConfigurer signedInArguments() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SignedInArgument());
      }
    };
  }

  /** Health and metrics are open on a port of their own, which the front door does not show. */
  @Bean
  @Order(10)
  @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
  SecurityFilterChain managementChain(HttpSecurity http) throws Exception {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  @Order(20)
  SecurityFilterChain apiChain(
      HttpSecurity http,
      Issuer issuer,
      IssuerSettings settings,
      SignInProblems problems,
      ObjectProvider<PublicPaths> open)
      throws Exception {
    var validator =
        JwtValidators.createAtJwtValidator()
            .issuer(issuer.url())
            .audience(settings.audience())
            // RFC 9068 has both in every token, but nothing here depends on them and some issuers
            // leave them out.
            .validators(
                all -> {
                  all.put("client_id", token -> OAuth2TokenValidatorResult.success());
                  all.put("jti", token -> OAuth2TokenValidatorResult.success());
                })
            .build();
    return stateless(http)
        .securityMatcher("/api/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(patterns(open))
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .oauth2ResourceServer(
            bearer ->
                bearer
                    .bearerTokenResolver(new BearerHeader())
                    .jwt(jwt -> jwt.decoder(issuer.tokens(validator)))
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .build();
  }

  @Bean
  @Order(40)
  SecurityFilterChain publicChain(
      HttpSecurity http, ProblemResponse problems, ObjectProvider<PublicPaths> open)
      throws Exception {
    return stateless(http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(patterns(open))
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(
                    (request, response, reason) ->
                        problems.send(request, response, Problem.notFound())))
        .build();
  }

  private static HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(BrowserRules::set);
  }

  private static String[] patterns(ObjectProvider<PublicPaths> open) {
    return open.stream().flatMap(paths -> paths.patterns().stream()).toArray(String[]::new);
  }
}
