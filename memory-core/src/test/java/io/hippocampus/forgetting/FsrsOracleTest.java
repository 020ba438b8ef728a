package io.hippocampus.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares with ts-fsrs 5.4.2, whose results lie beside the project, in {@code shared/data/fsrs/}.
 * Skipped where they are not.
 */
final class FsrsOracleTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double EXACT = 1e-9;
  private static final List<Grade> GRADES = List.of(Grade.values());

  private static final Pattern POINT =
      Pattern.compile("\\{\"S\":([^,]+),\"t\":([^,]+),\"R\":([^}]+)}");
  private static final Pattern HISTORY =
      Pattern.compile("\"enable_short_term\":(true|false),\"seq\":\\[([^\\]]+)]");
  private static final Pattern STEP =
      Pattern.compile("\"t\":(\\d+),\"g\":(\\d),\"D\":([^,]+),\"S\":([^,]+),\"next\":(\\d+)");

  private static String oracle = "";

  @BeforeAll
  static void read() throws IOException {
    Path file = Path.of("shared/data/fsrs/ts-fsrs-5.4.2-oracle.json");
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(file))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "skipped: no " + file + " in any folder above");
    oracle = Files.readString(folder.resolve(file));
  }

  @Test
  void curve_isThatOfTsFsrs() {
    Matcher points = POINT.matcher(oracle);
    int count = 0;
    for (; points.find(); count++) {
      Duration elapsed = Duration.ofSeconds(Math.round(number(points, 2) * 86_400));
      Retrievability after = PowerLaw.FSRS_6.after(elapsed, new Stability(number(points, 1)));
      assertThat(after.value()).as(points.group()).isCloseTo(number(points, 3), within(EXACT));
    }
    assertThat(count).isEqualTo(72);
  }

  @Test
  void strength_isThatOfTsFsrs_afterEveryStep() {
    Matcher histories = HISTORY.matcher(oracle);
    int steps = 0;
    while (histories.find()) {
      Strengthening fsrs = new Strengthening(
          Strengthening.FSRS_6.weights(), Boolean.parseBoolean(histories.group(1)));
      steps += replay(fsrs, STEP.matcher(histories.group(2)));
    }
    assertThat(steps).isEqualTo(4_555);
  }

  private static int replay(Strengthening fsrs, Matcher steps) {
    int count = 0;
    Strength strength = fsrs.encoded(START, 0);
    for (; steps.find(); count++) {
      int grade = Integer.parseInt(steps.group(2));
      Instant at = strength.reactivatedAt().plus(Duration.ofDays(Long.parseLong(steps.group(1))));
      strength = count == 0
          ? fsrs.encoded(at, (grade - 1) / 3.0)
          : fsrs.reactivated(strength, at, GRADES.get(grade - 1));
      double interval = fsrs.curve().daysUntil(new Retrievability(0.9), strength);
      assertThat(strength.difficulty())
          .as(steps.group())
          .isCloseTo(number(steps, 3), within(EXACT));
      assertThat(strength.stability().days())
          .as(steps.group())
          .isCloseTo(number(steps, 4), within(EXACT));
      assertThat(Math.clamp(Math.round(interval), 1, 36_500))
          .as(steps.group())
          .isEqualTo(Integer.parseInt(steps.group(5)));
    }
    return count;
  }

  private static double number(MatchResult match, int group) {
    return Double.parseDouble(match.group(group));
  }
}
