package io.hippocampus.sleep.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalCronTest {

  private static final LocalDateTime THURSDAY = LocalDateTime.parse("2026-01-01T00:00:00");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 3 * * *           | 2026-01-01T03:15 2026-01-02T03:15 2026-01-03T03:15",
        "15 3 * * mon-fri     | 2026-01-01T03:15 2026-01-02T03:15 2026-01-05T03:15",
        "15 3 * * 1-5         | 2026-01-01T03:15 2026-01-02T03:15 2026-01-05T03:15",
        "15 3 * * 5-7         | 2026-01-02T03:15 2026-01-03T03:15 2026-01-04T03:15",
        "15 3 * * 0           | 2026-01-04T03:15 2026-01-11T03:15 2026-01-18T03:15",
        "15 3 * * 7           | 2026-01-04T03:15 2026-01-11T03:15 2026-01-18T03:15",
        "15 3 * * 0-7         | 2026-01-01T03:15 2026-01-02T03:15 2026-01-03T03:15",
        "*/20 3 * * *         | 2026-01-01T03:00 2026-01-01T03:20 2026-01-01T03:40",
        "0 3 13 * fri         | 2026-01-02T03:00 2026-01-09T03:00 2026-01-13T03:00",
        "0 3 29 2 *           | 2028-02-29T03:00 2032-02-29T03:00 2036-02-29T03:00",
        "0 3 L * *            | 2026-01-31T03:00 2026-02-28T03:00 2026-03-31T03:00",
        "30 15 3 ? * 2-6      | 2026-01-01T03:15:30 2026-01-02T03:15:30 2026-01-05T03:15:30",
      })
  void expressions_nameTheirTimes(String expression, String times) {
    LocalCron cron = LocalCron.parse(expression.strip());
    List<LocalDateTime> expected =
        Stream.of(times.strip().split(" ")).map(LocalDateTime::parse).toList();
    assertThat(Stream.iterate(
                cron.next(THURSDAY).orElseThrow(), time -> cron.next(time).orElseThrow())
            .limit(3))
        .isEqualTo(expected);
  }

  @Test
  void aTimeThatNeverComes_isNone() {
    assertThat(LocalCron.parse("0 0 30 2 *").next(THURSDAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15 3",
        "61 3 * * *",
        "99 3 * * *",
        "1,99 3 * * *",
        "15 3 * * mon,98",
        "15 3 9999999999 * *",
        "*/0 3 * * *",
        "15 25 * * *",
        "15 3 * * nonday",
        "a b c d e",
        "0 15 3 * * ? 2026"
      })
  void whatIsNone_isRefused_withWhatWouldBe(String expression) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalCron.parse(expression))
        .withMessageContaining("'" + expression + "'")
        .withMessageContaining("15 3 * * mon-fri");
  }

  @Test
  void equal_areThoseOfTheSameExpression() {
    assertThat(LocalCron.parse("15 3 * * *"))
        .isEqualTo(LocalCron.parse("15 3 * * *"))
        .hasSameHashCodeAs(LocalCron.parse("15 3 * * *"))
        .isNotEqualTo(LocalCron.parse("16 3 * * *"))
        .hasToString("15 3 * * *");
  }
}
