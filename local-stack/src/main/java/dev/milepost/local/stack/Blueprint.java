package dev.milepost.local.stack;

import dev.milepost.local.install.BootApplication;
import dev.milepost.local.install.Checkout;
import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.parts.FrontDoorPart;
import dev.milepost.local.parts.IssuerPart;
import dev.milepost.local.parts.KafkaPart;
import dev.milepost.local.parts.MailPart;
import dev.milepost.local.parts.ServicePart;
import dev.milepost.local.postgres.PostgresPart;
import dev.milepost.local.postgres.PostgresPart.Durability;
import dev.milepost.local.process.Part;
import dev.milepost.local.process.Ports;
import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which parts make up the stack, in the order in which they depend on each other. */
final class Blueprint {

  private static final String OWN_MODULE = "local-stack";

  /**
   * Simple compilation halves the processor time of a start (6 instead of 11 s for a service with
   * its cache). It makes slower code, so for measuring throughput {@code MILEPOST_JIT=full} leaves
   * it out.
   */
  private static final List<String> COMPILATION =
      "full".equals(System.getenv("MILEPOST_JIT")) ? List.of() : List.of("-XX:TieredStopAtLevel=1");

  private final Checkout checkout;
  private final Home home;
  private final Addresses at;
  private final Map<String, BootApplication> applications = new LinkedHashMap<>();

  Blueprint(Checkout checkout, Home home, Addresses at) {
    this.checkout = checkout;
    this.home = home;
    this.at = at;
  }

  /** What everything else needs, and what nothing needs to start. */
  List<Part> foundation() {
    return List.of(postgres(), kafka(), issuer(), mail(), frontDoor());
  }

  /** What can start once the foundation is ready. */
  List<Part> services() {
    var services = new ArrayList<Part>();
    for (Service service : Service.values()) {
      services.add(service(service));
    }
    return services;
  }

  /** The applications that gain from an AOT cache, by the name of their part. */
  Map<String, BootApplication> applications() {
    return applications;
  }

  private Part postgres() {
    return new PostgresPart(
        home.folder(),
        home.cache(),
        at.port(Addresses.POSTGRES),
        Stream.of(Service.values()).map(Service::database).toList(),
        Durability.KEEP_THROUGH_CRASH);
  }

  private Part kafka() {
    return new KafkaPart(
        home.folder(),
        KafkaPart.compiled(checkout),
        at.port(Addresses.KAFKA),
        at.port(Addresses.KAFKA_CONTROLLER));
  }

  private Part issuer() {
    return new IssuerPart(
        home.folder(), application("issuer", IssuerPart.MODULE), at.port(Addresses.ISSUER));
  }

  private Part mail() {
    return new MailPart(
        home.folder(),
        own(MailPart.MAIN_CLASS),
        at.port(Addresses.SMTP),
        at.port(Addresses.MAIL_PAGE));
  }

  private Part frontDoor() {
    return new FrontDoorPart(
        home.folder(),
        own(FrontDoorPart.MAIN_CLASS),
        at.port(Addresses.FRONT_DOOR),
        Stream.of(Service.values()).map(service -> at.http(service.port())).toList());
  }

  private Part service(Service service) {
    return new ServicePart(
        service.module(),
        home.folder(),
        application(service.module(), service.module()),
        at.port(service.port()),
        at.port(service.port() + Addresses.MANAGEMENT_ABOVE_SERVICE),
        settings(service));
  }

  /**
   * One more instance of a service, on free ports; what it is to be set to otherwise comes last.
   */
  Part another(Service service, Map<String, String> otherwise) {
    var settings = new HashMap<>(settings(service));
    settings.putAll(otherwise);
    return new ServicePart(
        service.module() + "-2",
        home.folder(),
        application(service.module(), service.module()),
        Ports.free(),
        Ports.free(),
        settings);
  }

  private Map<String, String> settings(Service service) {
    return Map.ofEntries(
        Map.entry("SPRING_PROFILES_ACTIVE", "local"),
        Map.entry("SPRING_DATASOURCE_URL", at.database(service.database())),
        Map.entry("SPRING_DATASOURCE_USERNAME", service.database()),
        Map.entry("SPRING_DATASOURCE_PASSWORD", service.database()),
        Map.entry("SPRING_KAFKA_BOOTSTRAP_SERVERS", at.kafka()),
        Map.entry("SPRING_MAIL_HOST", "localhost"),
        Map.entry("SPRING_MAIL_PORT", Integer.toString(at.port(Addresses.SMTP))),
        Map.entry("MILEPOST_ISSUER", at.issuer()),
        Map.entry("MILEPOST_PUBLIC_URL", at.publicUrl()),
        Map.entry("MILEPOST_CLOCK_FILE", home.clock().toString()));
  }

  private JavaProgram own(String mainClass) {
    return JavaProgram.ofClass(checkout.packagedClassPathOf(OWN_MODULE), mainClass)
        .with(
            "-XX:TieredStopAtLevel=1",
            "-Dslf4j.internal.verbosity=ERROR",
            // For the front door's thread pool; without it the JVM warns at every start.
            "--sun-misc-unsafe-memory-access=allow");
  }

  private JavaProgram application(String part, String module) {
    Path apps = home.apps();
    try {
      var application = BootApplication.unpacked(checkout, module, apps);
      applications.put(part, application);
      return application.program().with(COMPILATION.toArray(String[]::new));
    } catch (IOException e) {
      throw new StartFailure(
          "%s could not be unpacked into %s: %s.".formatted(module, apps, e.getMessage()), e);
    }
  }
}
