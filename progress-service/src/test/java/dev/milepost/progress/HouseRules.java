package dev.milepost.progress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** The walls that only this service has; {@code root} is the package that they are held against. */
final class HouseRules {

  private HouseRules() {}

  /** Plans and pace can be read and tested without a server. */
  static ArchRule paceIsPure(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".pace..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "java.sql..",
            "javax.sql..",
            "org.apache.kafka..",
            "dev.milepost.messaging..",
            "dev.milepost.edge..");
  }

  /** A report goes to Kafka and is recorded from there: intake never writes what it reports. */
  static ArchRule intakeDoesNotRecord(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".reporting..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".projecting..");
  }

  /** Recording works the same whoever asks and however it came in. */
  static ArchRule recordingKnowsNoHttp(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".recording..", root + ".projecting..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.web..", "dev.milepost.edge..", root + ".reporting..");
  }
}
