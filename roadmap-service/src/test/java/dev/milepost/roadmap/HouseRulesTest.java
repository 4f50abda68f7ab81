package dev.milepost.roadmap;

import dev.milepost.test.walls.Wall;
import dev.milepost.test.walls.WallsStand;

class HouseRulesTest extends WallsStand {

  HouseRulesTest() {
    super(
        "dev.milepost.roadmap",
        new Wall("pure without frameworks", HouseRules::pureWithoutFrameworks),
        new Wall("SQL in one place", HouseRules::sqlOnlyWherePublishedThingsAreKept));
  }
}
