package io.hippocampus.bench.comparison;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.bench.comparison.LineChart.Line;
import io.hippocampus.bench.comparison.LineChart.Point;
import io.hippocampus.bench.comparison.LineChart.Weight;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class LineChartTest {

  private static final String[] NAMES = {"default", "<script>", "a & b", "\"x\"", "nul\u0000", "ü"};

  @Test
  void picture_isWellFormed_withANamedLineForEach_withinItsEdges() {
    forAll(200, random -> {
      List<Double> ticks = ticks(random);
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(14); i++) {
        List<Point> points = ticks.stream().map(tick -> point(tick, random)).toList();
        Weight weight = Weight.values()[random.nextInt(3)];
        lines.add(new Line(NAMES[random.nextInt(NAMES.length)], "#2f81f7", weight, points));
      }
      Element svg = parsed(new LineChart("<&> of " + lines.size(), "budget", ticks, lines).asSvg());

      NodeList drawn = svg.getElementsByTagName("polyline");
      assertThat(drawn.getLength()).isEqualTo(lines.size());
      for (int i = 0; i < drawn.getLength(); i++) {
        String[] points = ((Element) drawn.item(i)).getAttribute("points").split(" ");
        assertThat(points).hasSize(ticks.size());
        for (String point : points) {
          assertThat(Double.parseDouble(point.split(",")[0])).isBetween(0.0, 800.0);
          assertThat(Double.parseDouble(point.split(",")[1])).isBetween(0.0, 460.0);
        }
      }
      assertThat(svg.getElementsByTagName("script").getLength()).isZero();
      lines.forEach(line ->
          assertThat(svg.getTextContent()).contains(line.name().replace('\u0000', '\ufffd') + " "));
    });
  }

  @Test
  void labels_keepTheirOrderAndDistance_andStayInTheColumn() {
    forAll(random -> {
      double[] points = random.doubles(1 + random.nextInt(15), 100, 400).toArray();
      double[] placed = Labels.placed(points, 17, 100, 400);
      Integer[] order = java.util.stream.IntStream.range(0, points.length)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> points[i]))
          .toArray(Integer[]::new);
      for (int i = 0; i < order.length; i++) {
        assertThat(placed[order[i]]).isBetween(100 - 1e-9, 400 + 1e-9);
        if (i > 0) {
          assertThat(placed[order[i]] - placed[order[i - 1]]).isGreaterThan(17 - 1e-9);
        }
      }
    });
  }

  @Test
  void labels_standAtTheirPoints_whenTheseAreFarApart_andAroundThem_whenNot() {
    assertThat(Labels.placed(new double[] {300, 100, 200}, 17, 0, 400))
        .containsExactly(300, 100, 200);
    assertThat(Labels.placed(new double[] {200, 200, 200}, 10, 0, 400))
        .containsExactly(190, 200, 210);
    assertThat(Labels.placed(new double[] {400, 400}, 10, 0, 400)).containsExactly(390, 400);
    assertThat(Labels.placed(new double[] {0, 0, 0}, 10, 0, 10)).containsExactly(0, 5, 10);
    assertThat(Labels.placed(new double[] {5}, 10, 0, 10)).containsExactly(5);
  }

  @Test
  void colours_areToldFromWhiteAndFromNearBlack() {
    List<String> colours = new ArrayList<>(Charts.COLOURS);
    colours.add(LineChart.INK);
    for (String colour : colours) {
      assertThat(contrast(colour, "#ffffff")).as("%s on white", colour).isGreaterThan(3);
      assertThat(contrast(colour, "#0d1117")).as("%s on black", colour).isGreaterThan(3);
    }
    assertThat(contrast("#000000", "#ffffff")).isCloseTo(21, within(1e-9));
  }

  private static List<Double> ticks(RandomGenerator random) {
    return Arrays.stream(random.doubles(1 + random.nextInt(6), 0.01, 0.99).toArray())
        .boxed()
        .sorted()
        .toList();
  }

  private static Point point(double x, RandomGenerator random) {
    double y = random.nextDouble();
    return random.nextBoolean() ? new Point(x, y, y, y) : new Point(x, y, y / 2, (1 + y) / 2);
  }

  private static Element parsed(String svg) {
    try {
      Document document = DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
      return document.getDocumentElement();
    } catch (java.io.IOException
        | org.xml.sax.SAXException
        | javax.xml.parsers.ParserConfigurationException e) {
      throw new AssertionError(svg, e);
    }
  }

  /** The ratio of contrast of WCAG 2. */
  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
