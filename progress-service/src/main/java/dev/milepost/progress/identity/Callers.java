package dev.milepost.progress.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the person behind whoever signed in. */
@Component
public class Callers {

  private static final int KEPT = 50_000;

  /** Bounds for how long a person who was erased can still be found. */
  private static final Duration KEPT_FOR = Duration.ofMinutes(10);

  private final Cache<LogIn, UUID> known =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();
  private final FirstLogIn firstLogIn;

  Callers(FirstLogIn firstLogIn) {
    this.firstLogIn = firstLogIn;
  }

  /**
   * The person who is signed in. At the first log-in it is the one with the same verified address
   * in the same organisation, or a new one; from then on the log-in stands for that person, even
   * when the address changes. Call it outside of transactions, since it may need one of its own.
   *
   * @throws Problem 403 {@code verified-email-required} at a first log-in without verified address
   */
  public Caller of(SignedIn signedIn) {
    UUID person = known.get(LogIn.of(signedIn), logIn -> firstLogIn.personOf(signedIn));
    return new Caller(person, signedIn.organisation(), signedIn.admin());
  }
}
