package dev.milepost.test.walls;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;

/**
 * A rule about structure.
 *
 * @param rule by the package that it is held against, with all packages below
 */
public record Wall(String name, Function<String, ArchRule> rule) {

  private static final String ANY_CONTROLLER = "org.springframework.stereotype.Controller";

  /** Those that every service has. */
  static final List<Wall> OF_EVERY_SERVICE =
      List.of(
          new Wall(
              "no circles", root -> slices().matching(root + ".(**)").should().beFreeOfCycles()),
          new Wall(
              "controllers are nobody's business",
              root ->
                  classes()
                      .that()
                      .areMetaAnnotatedWith(ANY_CONTROLLER)
                      .should()
                      .bePackagePrivate()),
          new Wall(
              "every package is null-marked",
              root -> classes().that().resideInAPackage(root + "..").should(new BeNullMarked())));

  @Override
  public String toString() {
    return name;
  }

  private static final class BeNullMarked extends ArchCondition<JavaClass> {

    BeNullMarked() {
      super("be in a package that is @NullMarked");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
      if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
        events.add(violated(item, item.getPackageName() + " is not @NullMarked"));
      }
    }
  }
}
