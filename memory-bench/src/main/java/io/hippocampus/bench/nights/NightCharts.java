package io.hippocampus.bench.nights;

import io.hippocampus.bench.comparison.LineChart;
import io.hippocampus.bench.comparison.LineChart.Line;
import io.hippocampus.bench.comparison.LineChart.Point;
import io.hippocampus.bench.comparison.LineChart.Weight;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.simulation.SimulatedNight;
import io.hippocampus.sleep.simulation.SimulationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures of simulated nights, a line for each contender: how much is held, how much of what is of
 * use is left, and how much would be regretted. Several spaces are taken together, day by day; one
 * whose life is over counts as it was at its end.
 */
public final class NightCharts {

  private static final List<String> COLOURS = List.of(
      "#2f81f7", "#d1642a", "#2e9e4f", "#9a63e0", "#b8860b", "#0f94a8", "#c94f9b", "#768390");
  private static final int POINTS = 24;

  private final String title;
  private final List<SimulationResult> results;
  private final long days;

  /** Returns what is measured of one night in the life of one space. */
  private interface Measure {
    long of(SimulationResult result, SimulatedNight night);
  }

  /**
   * Draws the results of the same contenders for some spaces, at least one.
   *
   * @param title what was simulated
   */
  public NightCharts(String title, List<SimulationResult> results) {
    this.title = title;
    this.results = List.copyOf(results);
    this.days = results.stream()
        .mapToLong(one -> Duration.between(one.from(), one.until()).toDays() + 1)
        .max()
        .orElseThrow(() -> new IllegalArgumentException("there is no result to draw"));
  }

  /**
   * Writes {@code size.svg}, {@code retention.svg} and {@code regret.svg} to that directory, which
   * is made if it is not there.
   *
   * @throws UnavailableException if the directory does not let it
   */
  public void writeTo(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("size.svg"),
          chart(
              "Live memories, as a share of all experiences",
              (result, night) -> night.held().live(),
              (result, night) -> result.recorded() + result.gone()));
      Files.writeString(
          directory.resolve("retention.svg"),
          chart(
              "Retention of what is ever of use",
              (result, night) -> night.retention().kept(),
              (result, night) -> night.retention().wanted()));
      Files.writeString(
          directory.resolve("regret.svg"),
          chart(
              "Regret: of these recalls nothing would be left",
              (result, night) -> night.retention().regretted(),
              (result, night) -> night.retention().recalls()));
    } catch (IOException e) {
      throw new UnavailableException(
          "cannot write to " + directory + "; check that it is a directory you may write to", e);
    }
  }

  private String chart(String what, Measure part, Measure whole) {
    List<Double> sampled = IntStream.rangeClosed(1, POINTS)
        .mapToObj(i -> (double) Math.round((double) days * i / POINTS))
        .distinct()
        .toList();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < results.get(0).lives().size(); i++) {
      int contender = i;
      List<Point> points = sampled.stream()
          .flatMap(day -> point(contender, day, part, whole).stream())
          .toList();
      if (!points.isEmpty()) {
        String name = results.get(0).lives().get(i).contender().name();
        lines.add(new Line(name, COLOURS.get(i % COLOURS.size()), Weight.PLAIN, points));
      }
    }
    return new LineChart(what + ": " + title, "days lived", sampled, lines).asSvg();
  }

  private Optional<Point> point(int contender, double day, Measure part, Measure whole) {
    long parts = 0;
    long wholes = 0;
    for (SimulationResult result : results) {
      Optional<SimulatedNight> night = nightBefore(result, contender, day);
      parts += night.map(one -> part.of(result, one)).orElse(0L);
      wholes += night.map(one -> whole.of(result, one)).orElse(0L);
    }
    if (wholes == 0) {
      return Optional.empty();
    }
    double share = Math.min(1, (double) parts / wholes);
    return Optional.of(new Point(day, share, share, share));
  }

  /** Returns the last night up to so many days after the life began. */
  private static Optional<SimulatedNight> nightBefore(
      SimulationResult result, int contender, double day) {
    Instant until = result.from().plus(Duration.ofDays((long) day));
    return result.lives().get(contender).nights().stream()
        .filter(night -> !night.at().isAfter(until))
        .reduce((earlier, later) -> later);
  }
}
