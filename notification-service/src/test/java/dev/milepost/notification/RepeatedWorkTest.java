package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class RepeatedWorkTest {

  private final AtomicBoolean broken = new AtomicBoolean(true);
  private RepeatedWork work = repeated(() -> false);

  private static RepeatedWork repeated(BooleanSupplier step) {
    return new RepeatedWork("test", Duration.ofMillis(1), step);
  }

  private void start(BooleanSupplier step) {
    work = repeated(step);
    work.start();
  }

  @AfterEach
  void stop() {
    work.stop();
  }

  private void awaitHealth(Status status) {
    await().until(() -> work.health().getStatus().equals(status));
  }

  @Test
  void whatHasNotStartedOrWasStoppedIsNotUnhealthy() {
    assertThat(work.health().getStatus()).isEqualTo(Status.UP);
    start(() -> false);
    work.stop();
    assertThat(work.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void anExceptionIsUnhealthyUntilTheWorkSucceedsAgain() {
    start(() -> failWith(new IllegalStateException("the database is away")));
    awaitHealth(Status.DOWN);
    broken.set(false);
    awaitHealth(Status.UP);
  }

  @Test
  void anErrorIsTriedAgainLikeAnyFailure() {
    start(() -> failWith(new StackOverflowError("too deep")));
    awaitHealth(Status.DOWN);
    broken.set(false);
    awaitHealth(Status.UP);
  }

  @Test
  void aThreadThatEndedByItselfIsUnhealthy() {
    start(() -> failWith(new CannotEvenBeLogged()));
    await()
        .dontCatchUncaughtExceptions()
        .untilAsserted(
            () -> assertThat(work.health().getDetails()).containsEntry("failure", "thread ended"));
    assertThat(work.health().getStatus()).isEqualTo(Status.DOWN);
  }

  private boolean failWith(Throwable failure) {
    if (broken.get()) {
      switch (failure) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        default -> throw new IllegalArgumentException(failure);
      }
    }
    return false;
  }

  private static final class CannotEvenBeLogged extends Error {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no words for it");
    }
  }
}
