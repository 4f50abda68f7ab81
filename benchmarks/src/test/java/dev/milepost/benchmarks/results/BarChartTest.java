package dev.milepost.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.benchmarks.results.BarChart.Bar;
import dev.milepost.benchmarks.results.BarChart.Panel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class BarChartTest {

  @Test
  void isWellFormedWhateverTheLabels() throws Exception {
    var chart =
        new BarChart(
            "A \"chart\"",
            List.of(new Panel("rate", List.of(new Bar("<a> & b", new Spread(2, 1, 4), true)))));

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));

    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(1);
    assertThat(document.getDocumentElement().getTextContent()).contains("<a> & b", "rate");
  }

  @Test
  void aBarIsAsLongAsItsShareOfTheMost() {
    var bars =
        List.of(
            new Bar("half", new Spread(5, 5, 5), false),
            new Bar("whole", new Spread(10, 10, 10), false));

    assertThat(new BarChart("t", List.of(new Panel("p", bars))).svg())
        .contains("width=\"260.0\"", "width=\"520.0\"");
  }
}
