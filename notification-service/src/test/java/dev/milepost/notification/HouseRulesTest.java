package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the service, and is broken by the fixtures below {@code broken}. */
class HouseRulesTest {

  private static final String HOUSE = "dev.milepost.notification";
  private static final String RUIN = HOUSE + ".broken";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);
  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(RUIN);

  static Stream<Named<Function<String, ArchRule>>> rules() {
    return Stream.of(
        Named.of("no circles", HouseRules::noCircles),
        Named.of("pure without frameworks", HouseRules::pureWithoutFrameworks),
        Named.of("deciding apart from delivery", HouseRules::decidingKnowsNothingOfDelivery),
        Named.of("one place for SMTP", HouseRules::onlyDeliveryTalksToTheMailServer),
        Named.of("controllers are package-private", HouseRules::controllersAreNobodysBusiness),
        Named.of("null-marked", HouseRules::everyPackageIsNullMarked));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeepsTheRule(Function<String, ArchRule> rule) {
    assertThatCode(() -> rule.apply(HOUSE).check(CLASSES)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFindsWhatBreaksIt(Function<String, ArchRule> rule) {
    assertThatThrownBy(() -> rule.apply(RUIN).check(FIXTURES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }
}
