package dev.milepost.local.cli;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.install.Checkout;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.sample.LoadSample;
import dev.milepost.local.stack.Addresses;
import dev.milepost.local.stack.Home;
import dev.milepost.local.stack.Requests;
import dev.milepost.local.stack.Stack;
import dev.milepost.time.BusinessClock;
import dev.milepost.time.JumpFile;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts a stack, says what happens, and stays with it until it is told to stop or a part dies. */
final class Supervisor {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Checkout checkout;
  private final Home home;
  private final Addresses addresses;
  private final PrintWriter out;

  Supervisor(Checkout checkout, Home home, Addresses addresses, PrintWriter out) {
    this.checkout = checkout;
    this.home = home;
    this.addresses = addresses;
    this.out = out;
  }

  /** Returns the exit code: 1 when a part died. A signal ends the JVM, which stops the stack. */
  int run(boolean fresh) throws InterruptedException, ExecutionException {
    if (fresh) {
      home.deleteData();
      out.println("  old data deleted");
    }
    out.printf("Starting Milepost in %s%n", home.folder());
    long begun = System.nanoTime();
    try (var stack = Stack.start(checkout, home, addresses, this::tell, () -> welcome(begun))) {
      try (var training = stack.trainCaches()) {
        return stayWith(stack);
      }
    }
  }

  private void welcome(long begun) {
    loadSample();
    tell("everything", Duration.ofNanos(System.nanoTime() - begun));
    out.print(Welcome.to(addresses));
    out.flush();
  }

  private void loadSample() {
    long begun = System.nanoTime();
    Clock system = Clock.systemUTC();
    var clock = new BusinessClock(system, new JumpFile(home.clock(), system));
    try (var admin = new Api(addresses, DemoPerson.ADMIN);
        var mentor = new Api(addresses, DemoPerson.MENTOR)) {
      if (new LoadSample(admin, mentor, clock).run()) {
        tell("sample cohort", Duration.ofNanos(System.nanoTime() - begun));
      }
    }
  }

  private int stayWith(Stack stack) throws InterruptedException, ExecutionException {
    var requests = new Requests(home);
    while (true) {
      try {
        PartProcess dead = stack.firstDeath().get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        out.printf(
            "%n%s has died, so everything stops; its last line: %s (more in %s)%n",
            dead.part().name(), dead.lastWords(), dead.log());
        return 1;
      } catch (TimeoutException allIsWell) {
        requests.serve(stack);
      }
    }
  }

  private synchronized void tell(String what, Duration time) {
    out.printf("  %-22s ready after %5.1f s%n", what, time.toMillis() / 1000.0);
    out.flush();
  }
}
