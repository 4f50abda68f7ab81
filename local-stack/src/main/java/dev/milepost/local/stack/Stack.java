package dev.milepost.local.stack;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.process.Part;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.PartProcess.State;
import dev.milepost.local.process.Sentinel;
import dev.milepost.local.process.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running Milepost, every part a process of its own. While it runs, others see its {@link
 * Roster}. When this JVM ends, so does every part, however it ends.
 *
 * <pre>{@code
 * try (var stack = Stack.start(home, 4000)) {
 *   stack.part("progress-service").kill();
 *   stack.part("progress-service").start();
 * }
 * }</pre>
 */
public final class Stack implements AutoCloseable {

  private final Home home;
  private final Addresses addresses;
  private final StartLog log;
  private final HomeLock lock;
  private final Sentinel sentinel = Sentinel.post();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<PartProcess> death = new CompletableFuture<>();
  private final Thread atExit = new Thread(this::stopAll);
  private final Blueprint blueprint;
  private final List<PartProcess> foundation;
  private final List<PartProcess> services;

  private Stack(Checkout checkout, Home home, Addresses addresses, StartLog log) {
    this.home = home;
    this.addresses = addresses;
    this.log = log;
    this.blueprint = new Blueprint(checkout, home, addresses);
    this.foundation = processes(blueprint.foundation(), home);
    this.services = processes(blueprint.services(), home);
    this.lock = HomeLock.take(home, addresses);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts all parts of the checkout around the working folder and returns when all are ready.
   *
   * @param portOffset added to every port
   * @throws StartFailure when a part does not start; nothing is left running then
   */
  public static Stack start(Path home, int portOffset) {
    var checkout = Checkout.aroundWorkingFolder();
    return start(checkout, new Home(home), new Addresses(portOffset), StartLog.silent(), () -> {});
  }

  /**
   * As {@link #start(Path, int)}, telling {@code log} about every step.
   *
   * @param once done when all parts answer, before others see the stack as ready
   */
  public static Stack start(
      Checkout checkout, Home home, Addresses addresses, StartLog log, Runnable once) {
    home.prepare();
    var stack = new Stack(checkout, home, addresses, log);
    try {
      stack.together(stack.foundation, stack::start);
      stack.together(stack.services, stack::start);
      once.run();
      stack.lock.record(stack.parts(), true);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /**
   * @throws IllegalArgumentException when there is no such part
   */
  public PartProcess part(String name) {
    return parts().stream()
        .filter(part -> part.part().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no part %s.".formatted(name)));
  }

  /**
   * A second instance of one of the services, not started yet, on ports of its own. It is in no
   * roster and behind no front door, but ends with this JVM at the latest.
   *
   * @param settings environment variables in which it differs from the first one
   * @throws IllegalArgumentException when there is no such service
   */
  public PartProcess secondInstance(String service, Map<String, String> settings) {
    Part part = blueprint.another(Service.of(service), settings);
    return new PartProcess(part, home.log(part.name()), sentinel, changed -> {});
  }

  /** In the order in which they start. */
  public List<PartProcess> parts() {
    return Stream.concat(foundation.stream(), services.stream()).toList();
  }

  public Addresses addresses() {
    return addresses;
  }

  /** Completes with the first part that ends although nobody asked it to. */
  public CompletableFuture<PartProcess> firstDeath() {
    return death;
  }

  /** Begins to make what lets the next start be faster; it goes on while the stack runs. */
  public CacheTraining trainCaches() {
    return CacheTraining.begin(blueprint.applications(), this::part, sentinel);
  }

  /** Stops all parts in good order, services first. May be called again. */
  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyExiting) {
      // The hook has run or finds nothing left to stop.
    }
  }

  private synchronized void stopAll() {
    if (workers.isShutdown()) {
      return;
    }
    together(services, PartProcess::stop);
    together(foundation, PartProcess::stop);
    sentinel.close();
    lock.release();
    workers.shutdown();
  }

  private List<PartProcess> processes(List<Part> of, Home home) {
    return of.stream()
        .map(part -> new PartProcess(part, home.log(part.name()), sentinel, this::changed))
        .toList();
  }

  private void start(PartProcess process) {
    long begun = System.nanoTime();
    process.start();
    log.done(process.part().name(), Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Returns when all are done, or fails as soon as one fails. */
  private void together(List<PartProcess> processes, Consumer<PartProcess> step) {
    var all = new CompletableFuture<Void>();
    var steps =
        processes.stream()
            .map(process -> CompletableFuture.runAsync(() -> step.accept(process), workers))
            .toList();
    steps.forEach(one -> one.whenComplete((done, failure) -> failFast(all, failure)));
    CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new))
        .thenRun(() -> all.complete(null));
    try {
      all.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartFailure failure ? failure : e;
    }
  }

  private static void failFast(CompletableFuture<Void> all, @Nullable Throwable failure) {
    if (failure != null) {
      all.completeExceptionally(failure instanceof CompletionException e ? e.getCause() : failure);
    }
  }

  private void changed(PartProcess process) {
    lock.record(parts(), false);
    if (process.state() == State.DIED) {
      death.complete(process);
    }
  }
}
