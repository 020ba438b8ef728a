package io.hippocampus.sleep.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.sleep.SleepSchedule;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.quartz.CronExpression;

/** Why we do not let Quartz say when a night is; a change here reopens decision 0004. */
final class QuartzHabitsTest {

  private static final String BERLIN = "Europe/Berlin";

  @Test
  void cron_skipsTheNight_whoseTimeIsSkipped_ourScheduleDoesNot() throws Exception {
    Instant before = Instant.parse("2026-03-28T12:00:00Z");
    CronExpression cron = new CronExpression("0 30 2 * * ?");
    cron.setTimeZone(TimeZone.getTimeZone(BERLIN));
    assertThat(cron.getNextValidTimeAfter(Date.from(before)).toInstant())
        .isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
    assertThat(SleepSchedule.nightly("nightly", LocalTime.of(2, 30), ZoneId.of(BERLIN))
            .next(before))
        .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
  }
}
