package dev.milepost.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** The walls that only this service has; {@code root} is the package that they are held against. */
final class HouseRules {

  private HouseRules() {}

  /** Rules and policy can be read, tested and simulated without a server. */
  static ArchRule pureWithoutFrameworks(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".enrolment..", root + ".rules..", root + ".policy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "java.sql..",
            "javax.sql..",
            "org.apache.kafka..",
            "jakarta..",
            "io.micrometer..",
            "dev.milepost.edge..",
            "dev.milepost.messaging..");
  }

  /** What decides knows nothing of how it is delivered, and time stands still in it. */
  static ArchRule decidingKnowsNothingOfDelivery(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".enrolment..", root + ".rules..", root + ".policy..", root + ".scheduling..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".delivery..", root + ".mail..", "jakarta.mail..");
  }

  static ArchRule onlyDeliveryTalksToTheMailServer(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".delivery..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.angus..");
  }
}
