package dev.milepost.test;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.parts.KafkaPart;
import dev.milepost.local.postgres.PostgresPart;
import dev.milepost.local.postgres.PostgresPart.Durability;
import dev.milepost.local.process.Ports;
import java.util.List;

/** The local stack's PostgreSQL and Kafka on free ports. */
final class Processes implements Infrastructure {

  private final TestHome home;

  Processes(TestHome home) {
    this.home = home;
  }

  @Override
  public Database startPostgres() {
    var part =
        new PostgresPart(
            home.folder(),
            Checkout.aroundWorkingFolder().sharedCache(),
            Ports.free(),
            List.of(),
            Durability.LOSE_ON_CRASH);
    home.start(part);
    return new Database(part.url(), PostgresPart.SUPERUSER, PostgresPart.SUPERUSER);
  }

  @Override
  public String startKafka() {
    var program = KafkaPart.compiled(Checkout.aroundWorkingFolder());
    var part = new KafkaPart(home.folder(), program, Ports.free(), Ports.free());
    home.start(part);
    return part.url();
  }
}
