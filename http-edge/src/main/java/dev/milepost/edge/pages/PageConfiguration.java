package dev.milepost.edge.pages;

import dev.milepost.edge.problem.ProblemResponse;
import dev.milepost.edge.signin.BrowserRules;
import dev.milepost.edge.signin.Issuer;
import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignInConfiguration;
import dev.milepost.edge.signin.SignInProblems;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Log-in by OpenID Connect (authorization code with PKCE) for the pages below {@code
 * milepost.pages.prefix}; every address of the log-in lies below it too, so that services behind
 * one front door do not get in each other's way. A log-in leads back to the page that was asked
 * for. Forms carry a CSRF token (Thymeleaf's {@code th:action} adds it). {@code POST
 * <prefix>/logout} ends the session here and at the issuer, and leaves the other services. Public
 * paths are open.
 */
@AutoConfiguration(
    after = SignInConfiguration.class,
    before = ServletWebSecurityAutoConfiguration.class)
@ConditionalOnProperty("milepost.pages.prefix")
@EnableConfigurationProperties(PageSettings.class)
public class PageConfiguration {

  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(Issuer issuer) {
    return client -> issuer.tokens(new OidcIdTokenValidator(client));
  }

  @Bean
  @Order(30)
  SecurityFilterChain pageChain(
      HttpSecurity http,
      Issuer issuer,
      PageSettings settings,
      SignInProblems signIn,
      ProblemResponse problems,
      ObjectProvider<PublicPaths> publicPaths,
      @Value("${milepost.public-url:}") String publicUrl)
      throws Exception {
    String base = publicUrl.isBlank() ? "{baseUrl}" : publicUrl.replaceAll("/+$", "");
    var client = new LogInClient(issuer, settings, base);
    String logIn = settings.path("/login/start/" + LogInClient.NAME);
    var answers = new PageAnswers(logIn, signIn, problems);
    String[] open = open(publicPaths);
    String logOut = settings.path("/logout");
    return http.securityMatcher(settings.path(""), settings.path("/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(open)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        // The log-out keeps its token even where a public pattern, such as /roadmaps/*, fits it.
        .csrf(
            csrf ->
                csrf.ignoringRequestMatchers(
                    RequestMatchers.allOf(matching(open), RequestMatchers.not(matching(logOut)))))
        .requestCache(cache -> cache.requestCache(pagesAskedFor()))
        .oauth2Login(login -> logIn(login, settings, client, answers))
        .logout(
            logout ->
                logout
                    .logoutUrl(logOut)
                    .addLogoutHandler(new LeaveEveryService())
                    .logoutSuccessHandler(logOut(client, base + settings.path(""))))
        .headers(headers -> BrowserRules.set(headers, "'self' " + origin(issuer)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(answers).accessDeniedHandler(answers))
        .build();
  }

  private static void logIn(
      OAuth2LoginConfigurer<HttpSecurity> login,
      PageSettings settings,
      LogInClient client,
      PageAnswers answers) {
    login
        .clientRegistrationRepository(client)
        .authorizedClientRepository(new NoTokensKept())
        .loginPage(settings.path("/login/start/" + LogInClient.NAME))
        .loginProcessingUrl(settings.path("/login/oauth2/code/*"))
        .authorizationEndpoint(start -> start.baseUri(settings.path("/login/start")))
        .redirectionEndpoint(back -> back.baseUri(settings.path("/login/oauth2/code/*")))
        .tokenEndpoint(token -> token.accessTokenResponseClient(codeExchange()))
        .userInfoEndpoint(person -> person.oidcUserService(people()))
        .defaultSuccessUrl(settings.path(""))
        .failureHandler(answers)
        .withObjectPostProcessor(
            new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
              @Override
              public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(answers);
                return filter;
              }
            });
  }

  /** Only pages are worth coming back to, not their images or what a script asked for. */
  @SuppressWarnings(
      "NullAway") // null is how the parameter that it would add to the URL is left out
  private static HttpSessionRequestCache pagesAskedFor() {
    var cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(PageAnswers::opensPage);
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static RestClientAuthorizationCodeTokenResponseClient codeExchange() {
    var exchange = new RestClientAuthorizationCodeTokenResponseClient();
    exchange.setRestClient(
        RestClient.builder()
            .requestFactory(Issuer.requests())
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return exchange;
  }

  private static OidcUserService people() {
    var rest = new RestTemplate(Issuer.requests());
    rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    var userInfo = new DefaultOAuth2UserService();
    userInfo.setRestOperations(rest);
    var people = new OidcUserService();
    people.setOauth2UserService(userInfo);
    people.setRetrieveUserInfo(PageConfiguration::saysTooLittle);
    return people;
  }

  /** Issuers may tell the address and the name in the ID token, or only when asked. */
  private static boolean saysTooLittle(OidcUserRequest logIn) {
    String userInfo =
        logIn.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri();
    OidcIdToken token = logIn.getIdToken();
    return StringUtils.hasText(userInfo)
        && (token.getEmail() == null || token.getFullName() == null);
  }

  private static LogoutSuccessHandler logOut(LogInClient client, String backTo) {
    var atIssuer = new OidcClientInitiatedLogoutSuccessHandler(client);
    atIssuer.setPostLogoutRedirectUri(backTo);
    return atIssuer;
  }

  private static RequestMatcher matching(String... patterns) {
    return RequestMatchers.anyOf(
        Stream.of(patterns)
            .map(PathPatternRequestMatcher::pathPattern)
            .toArray(RequestMatcher[]::new));
  }

  private static String[] open(ObjectProvider<PublicPaths> publicPaths) {
    return publicPaths.stream().flatMap(paths -> paths.patterns().stream()).toArray(String[]::new);
  }

  /** The log-out form leads on to the issuer, which browsers hold against {@code form-action}. */
  private static String origin(Issuer issuer) {
    URI url = URI.create(issuer.url());
    return url.getScheme() + "://" + url.getAuthority();
  }
}
