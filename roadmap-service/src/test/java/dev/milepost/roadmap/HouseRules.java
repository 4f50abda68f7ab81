package dev.milepost.roadmap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** The walls that only this service has; {@code root} is the package that they are held against. */
final class HouseRules {

  private HouseRules() {}

  /** Documents, rules, comparison and words can be used and tested without a server. */
  static ArchRule pureWithoutFrameworks(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".document..", root + ".authoring..", root + ".comparing..")
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

  static ArchRule sqlOnlyWherePublishedThingsAreKept(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".publishing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..");
  }
}
