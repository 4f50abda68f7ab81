package dev.milepost.test.walls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Specifies that a service keeps to its walls, and that each wall holds: the fixtures in the
 * package {@code broken} break it.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class WallsStand {

  private final String house;
  private final String ruin;
  private final List<Wall> own;
  private final JavaClasses classes;
  private final JavaClasses fixtures;

  /**
   * @param house the service's root package
   * @param own walls that only this service has
   */
  protected WallsStand(String house, Wall... own) {
    this.house = house;
    this.ruin = house + ".broken";
    this.own = List.of(own);
    this.classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(house);
    this.fixtures = new ClassFileImporter().importPackages(ruin);
  }

  protected Stream<Wall> walls() {
    return Stream.concat(Wall.OF_EVERY_SERVICE.stream(), own.stream());
  }

  @ParameterizedTest
  @MethodSource("walls")
  protected void theHouseKeepsTo(Wall wall) {
    assertThatCode(() -> wall.rule().apply(house).check(classes)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("walls")
  protected void theFixturesBreak(Wall wall) {
    assertThatThrownBy(() -> wall.rule().apply(ruin).check(fixtures))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }
}
