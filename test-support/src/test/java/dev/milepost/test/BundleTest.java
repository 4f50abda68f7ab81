package dev.milepost.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BundleTest {

  @Test
  void aBundleThatIsWholeHasNoFaults() {
    assertThat(new Bundle("bundles/whole").faults()).isEmpty();
    assertThat(new Bundle("bundles/whole").keys()).containsExactly("greeting", "days");
  }

  @Test
  void everyKindOfFaultIsSeen() {
    assertThat(new Bundle("bundles/broken").faults())
        .anyMatch(fault -> fault.equals("only-english is missing in German"))
        .anyMatch(fault -> fault.equals("only-german is missing in English"))
        .anyMatch(fault -> fault.startsWith("bundles/broken.properties has twice twice"))
        .anyMatch(fault -> fault.startsWith("empty in German says nothing"))
        .anyMatch(fault -> fault.startsWith("figures does not say the same figures"))
        .anyMatch(fault -> fault.startsWith("apostrophe in English needs ''"))
        .anyMatch(fault -> fault.startsWith("choice in German cannot be said of 1"))
        .anyMatch(fault -> fault.contains("has a line without a key"));
  }

  @Test
  void aBundleThatIsNotThereIsAFault() {
    assertThat(new Bundle("bundles/none").faults()).contains("there is no bundles/none.properties");
  }
}
