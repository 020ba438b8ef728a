package io.hippocampus.bench.comparison;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lines of shares over shares, as SVG: one file without scripts, fonts or references, with the name
 * of each line at its end. The background is left out and every colour is told from white as from
 * near black, so that it can be read on both.
 */
public final class LineChart {

  /** What text and axes are drawn in. */
  static final String INK = "#768390";

  private static final int WIDTH = 800;
  private static final int HEIGHT = 460;
  private static final int LEFT = 52;
  private static final int RIGHT = 540;
  private static final int TOP = 56;
  private static final int BOTTOM = 408;
  private static final int LABEL_GAP = 17;
  private static final int LABELS_AT = RIGHT + 30;
  private static final double TICKS_APART = 34;

  private final String title;
  private final String across;
  private final List<Double> ticks;
  private final List<Line> lines;
  private final double first;
  private final double last;

  /** How much a line matters. */
  public enum Weight {
    /** The one the picture is about. */
    STRONG,
    /** One of those it is compared with. */
    PLAIN,
    /** A bound. */
    REFERENCE
  }

  /**
   * A point, with how far single runs lie from it.
   *
   * @param x across
   * @param y up, 0 to 1
   * @param low the lowest run
   * @param high the highest run
   */
  public record Point(double x, double y, double low, double high) {}

  /**
   * A line.
   *
   * @param name what stands at its end
   * @param colour what it is drawn in
   * @param weight how much it matters
   * @param points from left to right, at least one
   */
  public record Line(String name, String colour, Weight weight, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }

    private Point end() {
      return points.get(points.size() - 1);
    }
  }

  /**
   * Draws lines.
   *
   * @param across what is from left to right
   * @param ticks where the lines have points, from left to right
   * @param lines in the order of their names
   */
  public LineChart(String title, String across, List<Double> ticks, List<Line> lines) {
    this.title = title;
    this.across = across;
    this.ticks = List.copyOf(ticks);
    this.lines = List.copyOf(lines);
    double span = Math.max(0.05, ticks.get(ticks.size() - 1) - ticks.get(0));
    first = ticks.get(0) - 0.04 * span;
    last = ticks.get(0) + span;
  }

  /** Returns the picture. */
  public String asSvg() {
    StringBuilder svg = new StringBuilder();
    svg.append(text(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu"
            + " Sans', sans-serif\" font-size=\"13\">%n",
        WIDTH, HEIGHT, WIDTH, HEIGHT));
    svg.append(text("<title>%s</title>%n", escaped(title)));
    svg.append(text(
        "<text x=\"%d\" y=\"26\" font-size=\"16\" font-weight=\"600\" fill=\"%s\">%s</text>%n",
        LEFT, INK, escaped(title)));
    axes(svg);
    lines.stream().filter(line -> line.weight() != Weight.STRONG).forEach(line -> draw(svg, line));
    lines.stream().filter(line -> line.weight() == Weight.STRONG).forEach(line -> draw(svg, line));
    names(svg);
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    svg.append(text("<g stroke=\"%s\" fill=\"%s\">%n", INK, INK));
    for (int fifth = 0; fifth <= 5; fifth++) {
      double y = down(fifth / 5.0);
      svg.append(text(
          "<path d=\"M%d %.1fH%d\" stroke-opacity=\"%s\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" stroke=\"none\">%.1f</text>%n",
          LEFT, y, RIGHT, fifth == 0 ? "1" : ".25", LEFT - 8, y + 4.5, fifth / 5.0));
    }
    double named = Double.NEGATIVE_INFINITY;
    for (double tick : ticks) {
      double x = right(tick);
      svg.append(text("<path d=\"M%.1f %dv5\"/>", x, BOTTOM));
      if (x - named >= TICKS_APART) {
        svg.append(text(
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" stroke=\"none\">%s</text>",
            x, BOTTOM + 21, Cell.plain(tick)));
        named = x;
      }
      svg.append('\n');
    }
    svg.append(text(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" stroke=\"none\">%s</text>%n</g>%n",
        (LEFT + RIGHT) / 2, BOTTOM + 44, escaped(across)));
  }

  private void draw(StringBuilder svg, Line line) {
    boolean isStrong = line.weight() == Weight.STRONG;
    svg.append(text(
        "<g stroke=\"%s\" fill=\"%s\"><title>%s: %s</title>",
        line.colour(),
        line.colour(),
        escaped(line.name()),
        line.points().stream()
            .map(point -> text("%.3f at %s", point.y(), Cell.plain(point.x())))
            .collect(joining(", "))));
    if (line.points().stream().anyMatch(point -> point.low() < point.high())) {
      svg.append(text(
          "<polygon fill-opacity=\".25\" stroke=\"none\" points=\"%s\"/>",
          Stream.concat(
                  line.points().stream().map(point -> at(point.x(), point.high())),
                  line.points().reversed().stream().map(point -> at(point.x(), point.low())))
              .collect(joining(" "))));
    }
    svg.append(text(
        "<polyline fill=\"none\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s points=\"%s\"/>",
        isStrong ? "3.5" : "1.75",
        line.weight() == Weight.REFERENCE ? " stroke-dasharray=\"6 4\"" : "",
        line.points().stream().map(point -> at(point.x(), point.y())).collect(joining(" "))));
    boolean isBare = line.weight() == Weight.REFERENCE && line.points().size() > 1;
    for (Point point : isBare ? List.<Point>of() : line.points()) {
      svg.append(text(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\" stroke=\"none\"/>",
          right(point.x()), down(point.y()), isStrong ? "4.5" : "3"));
    }
    svg.append("</g>\n");
  }

  private void names(StringBuilder svg) {
    double[] ends = lines.stream().mapToDouble(line -> down(line.end().y())).toArray();
    double[] places = Labels.placed(ends, LABEL_GAP, TOP, BOTTOM);
    for (int i : IntStream.range(0, lines.size()).toArray()) {
      Line line = lines.get(i);
      svg.append(text(
          "<path d=\"M%.1f %.1fL%d %.1fH%d\" fill=\"none\" stroke=\"%s\" stroke-opacity=\".5\"/>"
              + "<text x=\"%d\" y=\"%.1f\" fill=\"%s\"%s>%s %.3f</text>%n",
          right(line.end().x()) + 6,
          ends[i],
          LABELS_AT - 8,
          places[i],
          LABELS_AT - 3,
          line.colour(),
          LABELS_AT,
          places[i] + 4.5,
          line.colour(),
          line.weight() == Weight.STRONG ? " font-weight=\"700\"" : "",
          escaped(line.name()),
          line.end().y()));
    }
  }

  private String at(double x, double y) {
    return text("%.1f,%.1f", right(x), down(y));
  }

  private double right(double x) {
    return LEFT + (x - first) / (last - first) * (RIGHT - LEFT);
  }

  private static double down(double y) {
    return BOTTOM - y * (BOTTOM - TOP);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xfffd);
      }
    });
    return escaped.toString();
  }

  /** Whether XML 1.0 can say it. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0xd800)
        || (c >= 0xe000 && c < 0xfffe)
        || c > 0xffff;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }
}
