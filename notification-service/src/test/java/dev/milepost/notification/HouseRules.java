package dev.milepost.notification;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import org.jspecify.annotations.NullMarked;

/** The walls of this house; {@code root} is the package that they are held against. */
final class HouseRules {

  private HouseRules() {}

  static ArchRule noCircles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

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

  static ArchRule controllersAreNobodysBusiness(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .haveNameMatching(".*(Api|Page)")
        .should()
        .bePackagePrivate();
  }

  static ArchRule everyPackageIsNullMarked(String root) {
    return classes().that().resideInAPackage(root + "..").should(BE_IN_A_NULL_MARKED_PACKAGE);
  }

  private static final ArchCondition<JavaClass> BE_IN_A_NULL_MARKED_PACKAGE =
      new ArchCondition<>("be in a package that is @NullMarked") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
          if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
            events.add(violated(item, item.getPackageName() + " is not @NullMarked"));
          }
        }
      };
}
