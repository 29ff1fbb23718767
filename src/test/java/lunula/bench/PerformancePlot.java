package lunula.bench;

import java.util.List;
import java.util.Locale;
import lunula.bench.Figures.Comparison;
import lunula.bench.Figures.Series;

/// A picture of comparisons, as SVG: a line each, every run a mark, medians as strokes. Figures are
/// multiples of the other's median on a logarithmic axis, so that all kinds stand side by side.
/// Colour and shape tell who is who.
final class PerformancePlot {
  private static final int LABELS = 520;
  private static final int PLOT = 480;
  private static final int MARGIN = 20;
  private static final int ROW = 26;
  private static final int TOP = 64;
  private static final double[] TICKS = {0.1, 0.2, 0.5, 1, 2, 5, 10};
  private static final String[] COLOURS = {"#1f6f8b", "#c2571a", "#7a6a9a"};

  private final StringBuilder svg = new StringBuilder();

  private PerformancePlot() {}

  /// @return the whole file
  static String of(List<Comparison> comparisons) {
    return new PerformancePlot().draw(comparisons.stream().filter(Comparison::isWhole).toList());
  }

  private String draw(List<Comparison> comparisons) {
    int height = TOP + ROW * comparisons.size() + 44;
    int width = LABELS + PLOT + 2 * MARGIN;
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='13' fill='#222'>",
        width, height);
    add("<rect width='%d' height='%d' fill='#fff'/>", width, height);
    legend();
    axis(height - 40);
    for (int row = 0; row < comparisons.size(); row++) {
      comparison(comparisons.get(row), TOP + ROW * row + ROW / 2);
    }
    svg.append("</svg>\n");
    return svg.toString();
  }

  private void legend() {
    String[] names = {"Lunula", "the other", "the other, another way"};
    for (int who = 0; who < names.length; who++) {
      int x = MARGIN + 10 + 130 * who;
      mark(who, x, 22);
      add("<text x='%d' y='26'>%s</text>", x + 12, names[who]);
    }
    add(
        "<text x='%d' y='46' fill='#555'>multiples of the other’s median; left is less time or"
            + " memory</text>",
        LABELS + MARGIN);
  }

  private void axis(int bottom) {
    for (double tick : TICKS) {
      String colour = tick == 1 ? "#666" : "#ddd";
      add(
          "<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='%s'/>",
          x(tick), TOP, x(tick), bottom, colour);
      String label = tick < 1 ? String.valueOf(tick) : String.valueOf((int) tick);
      add("<text x='%.1f' y='%d' text-anchor='middle'>%s ×</text>", x(tick), bottom + 18, label);
    }
  }

  private static double x(double multiple) {
    double least = Math.log(0.08);
    double most = Math.log(12);
    double clamped = Math.clamp(Math.log(multiple), least, most);
    return LABELS + MARGIN + PLOT * (clamped - least) / (most - least);
  }

  private void comparison(Comparison comparison, int y) {
    String what = comparison.what();
    String name = what.length() > 76 ? what.substring(0, 75) + "…" : what;
    add(
        "<text x='%d' y='%d' text-anchor='end'>%s</text>",
        LABELS, y + 4, name.replace("&", "&amp;").replace("<", "&lt;"));
    double base = comparison.series().get(1).median();
    for (int who = comparison.series().size() - 1; who >= 0; who--) {
      Series series = comparison.series().get(who);
      for (double run : series.runs()) {
        mark(who, x(run / base), y);
      }
      double middle = x(series.median() / base);
      add(
          "<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='%s' stroke-width='2.5'/>",
          middle, y - 10, middle, y + 10, colour(who));
    }
  }

  /// A circle for Lunula, a square for the other.
  private void mark(int who, double x, int y) {
    if (who == 0) {
      add("<circle cx='%.1f' cy='%d' r='4' fill='%s' fill-opacity='0.55'/>", x, y, colour(who));
    } else {
      add(
          "<rect x='%.1f' y='%d' width='7' height='7' fill='%s' fill-opacity='0.55'/>",
          x - 3.5, y - 3, colour(who));
    }
  }

  private static String colour(int who) {
    return COLOURS[who % COLOURS.length];
  }

  private void add(String format, Object... figures) {
    svg.append(String.format(Locale.ROOT, format, figures)).append('\n');
  }
}
