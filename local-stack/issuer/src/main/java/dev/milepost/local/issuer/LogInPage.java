package dev.milepost.local.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page where a demo person is chosen with one click, or typed in. Nothing on it is dynamic but
 * the form's token, so it needs no template engine.
 */
@RestController
class LogInPage {

  private final String page = read("log-in.html");
  private final String button = read("log-in-as.html");

  @GetMapping(
      path = {"/", "/login"},
      produces = MediaType.TEXT_HTML_VALUE)
  String show(CsrfToken token, @RequestParam(required = false) @Nullable String error) {
    String people =
        DemoPeople.ALL.stream()
            .map(person -> button.formatted(person.email(), person.name(), person.email()))
            .collect(Collectors.joining());
    String refusal =
        error == null
            ? ""
            : "<p class=\"late\" role=\"alert\">No demo person has this address and password.</p>";
    return page.replace("{people}", people)
        .replace("{refusal}", refusal)
        .replace("{token}", token.getToken());
  }

  private static String read(String name) {
    try {
      return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
