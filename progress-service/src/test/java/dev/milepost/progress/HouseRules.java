package dev.milepost.progress;

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
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

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

  static ArchRule controllersAreNobodysBusiness(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .haveNameMatching(".*(Api|Controller)")
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
