package dev.milepost.progress.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the person behind whoever signed in. */
@Component
public class Callers {

  private static final int KEPT = 50_000;

  /** Bounds for how long a person who was erased can still be found. */
  private static final Duration KEPT_FOR = Duration.ofMinutes(10);

  private final Cache<Seen, UUID> known =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();
  private final FirstLogIn firstLogIn;

  Callers(FirstLogIn firstLogIn) {
    this.firstLogIn = firstLogIn;
  }

  /**
   * The person who is signed in. At the first log-in it is the one with the same verified address
   * in the same organisation, or a new one; from then on the log-in stands for that person, whose
   * address follows that of the log-in. Call it outside of transactions, since it may need one of
   * its own.
   *
   * @throws Problem 403 at a first log-in, {@code verified-email-required} without a verified
   *     address or {@code address-taken} with that of another log-in
   */
  public Caller of(SignedIn signedIn) {
    UUID person = known.get(Seen.of(signedIn), seen -> firstLogIn.personOf(signedIn));
    return new Caller(person, signedIn.organisation(), signedIn.admin());
  }

  /** With the address, so that another one is noticed at once. */
  private record Seen(LogIn logIn, Optional<String> verifiedEmail) {

    static Seen of(SignedIn signedIn) {
      return new Seen(LogIn.of(signedIn), signedIn.verifiedEmail());
    }

    /** Without the address, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "Seen[" + logIn + "]";
    }
  }
}
