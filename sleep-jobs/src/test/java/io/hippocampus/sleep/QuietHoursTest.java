package io.hippocampus.sleep;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuietHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<ZoneId> ZONES =
      ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

  @Test
  void quiet_isFromItsBeginning_untilBeforeItsEnd_alsoOverMidnight() {
    QuietHours quiet = QuietHours.between(LocalTime.of(22, 0), LocalTime.of(6, 0));
    assertThat(quiet.contains(LocalTime.of(21, 59, 59))).isFalse();
    assertThat(quiet.contains(LocalTime.of(22, 0))).isTrue();
    assertThat(quiet.contains(LocalTime.MIDNIGHT)).isTrue();
    assertThat(quiet.contains(LocalTime.of(5, 59, 59))).isTrue();
    assertThat(quiet.contains(LocalTime.of(6, 0))).isFalse();
    assertThat(QuietHours.NONE.contains(LocalTime.NOON)).isFalse();
  }

  @Test
  void intervals_thatFollowEachOther_endTogether() {
    QuietHours quiet = QuietHours.parse("09:00-12:00,11:00-18:00,18:00-19:00");
    assertThat(quiet.endAfter(Instant.parse("2026-06-01T08:00:00Z"), BERLIN))
        .contains(Instant.parse("2026-06-01T17:00:00Z"));
    assertThat(quiet.endAfter(Instant.parse("2026-06-01T17:00:00Z"), BERLIN)).isEmpty();
  }

  @Test
  void theSecondOfTwoDoubledHours_isQuietToo() {
    QuietHours quiet = QuietHours.parse("22:00-02:30");
    // 02:10 for the second time: the clock was turned back at 03:00 summer time, 01:00Z.
    assertThat(quiet.endAfter(Instant.parse("2026-10-25T01:10:00Z"), BERLIN))
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void end_isTheFirstMomentThatIsNotQuiet() {
    forAll(random -> {
      LocalTime from = LocalTime.ofSecondOfDay(60L * random.nextInt(24 * 60));
      LocalTime to = from.plusMinutes(random.nextInt(1, 12 * 60));
      QuietHours quiet = QuietHours.between(from, to);
      ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
      Instant now = Instant.parse("2012-01-01T00:00:00Z").plusSeconds(random.nextLong(600_000_000));
      boolean isQuiet = quiet.contains(LocalTime.ofInstant(now, zone));
      assertThat(quiet.endAfter(now, zone).isPresent()).isEqualTo(isQuiet);
      quiet.endAfter(now, zone).ifPresent(end -> {
        assertThat(end).isAfter(now);
        assertThat(quiet.contains(LocalTime.ofInstant(end, zone))).isFalse();
        for (Instant before = now; before.isBefore(end); before = before.plusSeconds(600)) {
          assertThat(quiet.contains(LocalTime.ofInstant(before, zone))).isTrue();
        }
      });
    });
  }

  @Test
  void text_isReadAsItIsWritten() {
    assertThat(QuietHours.parse("09:00-18:00, 22:00-23:00:01"))
        .hasToString("09:00-18:00,22:00-23:00:01");
    assertThat(QuietHours.parse(" ")).isEqualTo(QuietHours.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9-18", "09:00", "09:00-09:00", "09:00-18:00-19:00", "25:00-26:00", "a-b"})
  void whatIsNone_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuietHours.parse(text))
        .withMessageContaining("09:00-18:00");
  }

  @Test
  void quietAllDay_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuietHours.parse("00:00-12:00,11:00-20:00,20:00-00:00"))
        .withMessageContaining("no time of the day");
  }
}
