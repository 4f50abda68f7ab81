package dev.milepost.progress;

import dev.milepost.test.walls.Wall;
import dev.milepost.test.walls.WallsStand;

class HouseRulesTest extends WallsStand {

  HouseRulesTest() {
    super(
        "dev.milepost.progress",
        new Wall("pace is pure", HouseRules::paceIsPure),
        new Wall("intake does not record", HouseRules::intakeDoesNotRecord),
        new Wall("recording knows no HTTP", HouseRules::recordingKnowsNoHttp));
  }
}
