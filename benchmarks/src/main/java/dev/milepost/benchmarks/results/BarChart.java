package dev.milepost.benchmarks.results;

import java.util.List;
import java.util.Locale;

/**
 * A picture of spreads as SVG: a bar as long as the median, a whisker from the least to the most.
 * Can be read on a light and on a dark page.
 */
public record BarChart(String title, List<Panel> panels) {

  private static final int WIDTH = 860;
  private static final int LEFT = 210;
  private static final int RIGHT = 130;
  private static final int TOP = 44;
  private static final int PANEL_HEAD = 34;
  private static final int ROW = 30;
  private static final int BAR = 18;

  /** Bars that share a scale, which begins at 0. */
  public record Panel(String title, List<Bar> bars) {

    double most() {
      return bars.stream().mapToDouble(bar -> bar.figure().max()).max().orElse(1);
    }

    int height() {
      return PANEL_HEAD + bars.size() * ROW;
    }
  }

  /**
   * @param ours drawn in the stronger colour
   */
  public record Bar(String label, Spread figure, boolean ours) {}

  public String svg() {
    int height = TOP + panels.stream().mapToInt(Panel::height).sum() + 12;
    var drawn = new StringBuilder(head(height));
    int top = TOP;
    for (Panel panel : panels) {
      drawn.append(text("panel", LEFT, top + 20, panel.title()));
      for (int row = 0; row < panel.bars().size(); row++) {
        drawn.append(bar(panel.bars().get(row), panel.most(), top + PANEL_HEAD + row * ROW));
      }
      top += panel.height();
    }
    return drawn.append("</svg>\n").toString();
  }

  private String head(int height) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
    role="img" aria-label="%3$s">
    <style>
      text { font: 13px system-ui, sans-serif; fill: #1f2937; }
      .title { font-size: 17px; font-weight: 600; }
      .panel { font-weight: 600; }
      .label { text-anchor: end; }
      .theirs { fill: #94a3b8; }
      .ours { fill: #2563eb; }
      .whisker { stroke: #1f2937; stroke-width: 1.5; fill: none; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e5e7eb; }
        .theirs { fill: #64748b; }
        .ours { fill: #60a5fa; }
        .whisker { stroke: #e5e7eb; }
      }
    </style>
    %4$s\
    """
        .formatted(WIDTH, height, escaped(title), text("title", 16, 28, title));
  }

  private static String bar(Bar bar, double most, int top) {
    double scale = (WIDTH - LEFT - RIGHT) / most;
    Spread figure = bar.figure();
    int middle = top + BAR / 2;
    double from = LEFT + figure.min() * scale;
    double to = LEFT + figure.max() * scale;
    return text("label", LEFT - 10, middle + 5, bar.label())
        + "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"2\"/>\n"
            .formatted(
                bar.ours() ? "ours" : "theirs",
                LEFT,
                top,
                number(Math.max(1, figure.median() * scale)),
                BAR)
        + "<path class=\"whisker\" d=\"M%1$s %3$dv8m0 -4H%2$sm0 -4v8\"/>\n"
            .formatted(number(from), number(to), middle - 4)
        + text("figure", (int) Math.round(to) + 10, middle + 5, shown(figure.median()));
  }

  private static String text(String kind, int x, int y, String words) {
    return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(kind, x, y, escaped(words));
  }

  private static String number(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels);
  }

  private static String shown(double figure) {
    return String.format(Locale.ROOT, figure < 100 ? "%.1f" : "%,.0f", figure);
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
