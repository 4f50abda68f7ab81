package dev.milepost.edge;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A small service on this edge: an API of things and a few pages. */
@SpringBootApplication
class EdgeApplication {

  static final ProblemType BROKEN =
      new ProblemType("thing-broken", 409, "The thing is broken", "Take another thing.");
  static final ProblemType LOST =
      new ProblemType("things/lost", 410, "The thing is lost", "Look for it.");

  static final Semaphore STAYING = new Semaphore(0);
  static final Semaphore LEAVING = new Semaphore(0);

  @Bean
  PublicPaths open() {
    return PublicPaths.of("/api/v1/open", "/pages/open", "/pages/log*", "/welcome");
  }

  @Bean
  ProblemTypes types() {
    return ProblemTypes.of(BROKEN, LOST);
  }

  enum Colour {
    RED,
    GREEN
  }

  record Part(int weeks, Colour colour) {}

  record Thing(String name, LocalDate day, Instant at, UUID id, List<Part> parts) {}

  record Picky(String word) {
    Picky {
      if (word == null || word.isBlank()) {
        throw new Problem(BROKEN, "A word is missing.").at("/word", "a word");
      }
    }
  }

  record Holder(Picky picky) {}

  @NullMarked
  record Seen(boolean stranger, @Nullable String name, @Nullable Holder holder) {}

  record Ruled(@NotBlank String name, @Valid List<RuledPart> parts) {}

  record RuledPart(@Min(1) int weeks) {}

  @RestController
  static class Api {

    @GetMapping("/api/v1/me")
    Map<String, Object> me(SignedIn who) {
      return EdgeApplication.describe(who);
    }

    /** Stays until somebody makes room. */
    @GetMapping("/api/v1/stays")
    int stays() throws InterruptedException {
      STAYING.release();
      LEAVING.acquire();
      return 1;
    }

    @GetMapping("/api/v1/open")
    Map<String, Object> open(Optional<SignedIn> who) {
      return Map.of("stranger", who.isEmpty());
    }

    @PostMapping("/api/v1/things")
    Thing post(@RequestBody Thing thing) {
      return thing;
    }

    @PostMapping("/api/v1/large/things")
    Thing postLarge(@RequestBody Thing thing) {
      return thing;
    }

    @PostMapping("/api/v1/documents")
    Map<String, Object> post(@RequestBody Map<String, Object> document) {
      return document;
    }

    @PostMapping("/api/v1/ruled")
    Ruled post(@Valid @RequestBody Ruled ruled) {
      return ruled;
    }

    @GetMapping("/api/v1/ruled")
    int page(@RequestParam @Max(100) int size) {
      return size;
    }

    @PostMapping("/api/v1/holders")
    Holder post(@RequestBody Holder holder) {
      return holder;
    }

    @GetMapping(path = "/api/v1/things/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    String one(@PathVariable UUID id) {
      throw Problem.notFound();
    }

    @GetMapping("/api/v1/seen")
    Seen seen() {
      return new Seen(true, null, null);
    }

    @GetMapping("/api/v1/broken/{name}")
    String broken(@PathVariable String name) {
      throw new IllegalStateException("broken for everybody");
    }

    @GetMapping("/api/v1/search")
    @ApiResponse(responseCode = "200", description = "What was found")
    @FailsWith({"thing-broken", "things/lost"})
    String search(
        @RequestParam Colour colour,
        @RequestParam int limit,
        @RequestHeader("Idempotency-Key") String key) {
      return "found";
    }

    @GetMapping("/api/v1/fails")
    String fails(@RequestParam String how) {
      throw switch (how) {
        case "database" -> new DataAccessResourceFailureException("secret address");
        case "broker" -> new RuntimeException(new TimeoutException("secret topic"));
        case "refused" ->
            new Problem(BROKEN, "Nothing can be done with it.")
                .at("/name", "another name")
                .with("limit", 3);
        case "forbidden" -> Problem.notAllowed();
        default -> new IllegalStateException("secret state");
      };
    }
  }

  @RestController
  static class Pages {

    @GetMapping(path = "/pages/hello", produces = MediaType.TEXT_HTML_VALUE)
    String hello(SignedIn who, CsrfToken token) {
      return "<p>%s</p><input name=_csrf value=%s>".formatted(who.name(), token.getToken());
    }

    @GetMapping("/pages/me")
    Map<String, Object> me(SignedIn who) {
      return EdgeApplication.describe(who);
    }

    /** How many bytes a session store would keep of the session. */
    @GetMapping("/pages/session")
    int session(HttpSession session) throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (var out = new ObjectOutputStream(bytes)) {
        for (String name : Collections.list(session.getAttributeNames())) {
          out.writeObject(session.getAttribute(name));
        }
      }
      return bytes.size();
    }

    @PostMapping("/pages/change")
    String change(SignedIn who) {
      return "changed";
    }

    @GetMapping(path = "/pages/missing", produces = MediaType.TEXT_HTML_VALUE)
    String missing() {
      throw Problem.notFound();
    }

    @PostMapping("/pages/open")
    String open() {
      return "open";
    }

    @GetMapping("/welcome")
    String welcome() {
      return "welcome";
    }
  }

  private static Map<String, Object> describe(SignedIn who) {
    return Map.of(
        "issuer", who.issuer(),
        "subject", who.subject(),
        "email", who.verifiedEmail().orElse(""),
        "name", who.name(),
        "organisation", who.organisation(),
        "admin", who.admin(),
        "text", who.toString());
  }
}
