package dev.milepost.local.issuer;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** Which request meets which check: the protocol's endpoints, the token mint, the log-in page. */
@Configuration(proxyBeanMethods = false)
class Doors {

  @Bean
  AuthorizationServerSettings authorizationServerSettings(IssuerSettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.url().toString()).build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain protocol(HttpSecurity http) throws Exception {
    return http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server
                  .authorizationEndpoint(
                      endpoint ->
                          endpoint.authenticationProviders(
                              providers -> providers.forEach(Doors::allowLocalRedirects)))
                  .oidc(
                      oidc ->
                          oidc.logoutEndpoint(
                              logout ->
                                  logout.authenticationProviders(
                                      providers -> providers.forEach(Doors::allowLocalRedirects))));
            })
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            errors ->
                errors.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"),
                    new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain mint(HttpSecurity http) throws Exception {
    return http.securityMatcher("/dev/**")
        .csrf(csrf -> csrf.disable())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain pages(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/", "/login", "/issuer.css", "/error")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(form -> form.loginPage("/login").permitAll())
        .logout(withDefaults())
        .build();
  }

  private static void allowLocalRedirects(Object provider) {
    switch (provider) {
      case OAuth2AuthorizationCodeRequestAuthenticationProvider login ->
          login.setAuthenticationValidator(
              context -> {
                LocalRedirects.checkLogin(context);
                OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR
                    .accept(context);
              });
      case OidcLogoutAuthenticationProvider logout ->
          logout.setAuthenticationValidator(LocalRedirects::checkLogout);
      default -> {}
    }
  }
}
