package dev.milepost.notification;

import dev.milepost.test.walls.Wall;
import dev.milepost.test.walls.WallsStand;

class HouseRulesTest extends WallsStand {

  HouseRulesTest() {
    super(
        "dev.milepost.notification",
        new Wall("pure without frameworks", HouseRules::pureWithoutFrameworks),
        new Wall("deciding apart from delivery", HouseRules::decidingKnowsNothingOfDelivery),
        new Wall("one place for SMTP", HouseRules::onlyDeliveryTalksToTheMailServer));
  }
}
