package io.hippocampus.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.testing.Laws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the agent still has before it. */
final class ContextWindowTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ContextWindow.Limits LIMITS =
      new ContextWindow.Limits(20, Duration.ofHours(3));

  @Test
  void window_isTheLatestInOrder_withinItsLimits_andWhatLeftItIsTheRest() {
    Laws.forAll(300, random -> {
      ContextWindow window = ContextWindow.empty(LIMITS);
      List<ExperienceId> admitted = new ArrayList<>();
      List<ExperienceId> evicted = new ArrayList<>();
      Instant now = NOON;
      for (int i = 0; i < 30; i++) {
        now = now.plus(Duration.ofMinutes(random.nextInt(60)));
        ContextWindow.Entry entry = entry("x" + i, now, random.nextInt(1, 30));
        ContextWindow.Admission admission = window.admit(List.of(entry), now);
        window = admission.window();
        admitted.add(entry.experience().id());
        evicted.addAll(admission.evicted());

        List<ExperienceId> held = ids(window);
        assertThat(held).last().isEqualTo(entry.experience().id());
        assertThat(admitted).endsWith(held.toArray(ExperienceId[]::new));
        List<ExperienceId> both = new ArrayList<>(evicted);
        both.addAll(held);
        assertThat(both).isEqualTo(admitted);
        assertThat(window.tokens() <= LIMITS.tokens() || held.size() == 1).isTrue();
        Instant oldest = now.minus(LIMITS.age());
        assertThat(window.entries())
            .allSatisfy(e -> assertThat(e.experience().occurredAt()).isAfterOrEqualTo(oldest));
      }
    });
  }

  @Test
  void admittingOneByOne_isAdmittingAtOnce() {
    Laws.forAll(300, random -> {
      List<ContextWindow.Entry> entries = new ArrayList<>();
      ContextWindow oneByOne = ContextWindow.empty(LIMITS);
      for (int i = 0; i < 10; i++) {
        entries.add(entry("x" + i, NOON, random.nextInt(1, 12)));
        oneByOne = oneByOne.admit(List.of(entries.get(i)), NOON).window();
      }
      assertThat(ContextWindow.empty(LIMITS).admit(entries, NOON).window()).isEqualTo(oneByOne);
    });
  }

  @Test
  void forgottenExperience_isTakenOut() {
    ContextWindow window = ContextWindow.empty(LIMITS)
        .admit(List.of(entry("x1", NOON, 1), entry("x2", NOON, 1)), NOON)
        .window();
    assertThat(ids(window.without(Set.of(new ExperienceId("x1")))))
        .containsExactly(new ExperienceId("x2"));
  }

  @Test
  void limits_areNamed_whenTheyAreNone() {
    assertThat(ContextWindow.Limits.DEFAULT)
        .isEqualTo(new ContextWindow.Limits(8_000, Duration.ofDays(3)));
    assertThatThrownBy(() -> new ContextWindow.Limits(0, Duration.ofDays(1)))
        .hasMessageContaining("0 tokens");
    assertThatThrownBy(() -> new ContextWindow.Limits(1, Duration.ZERO))
        .hasMessageContaining("PT0S");
  }

  private static List<ExperienceId> ids(ContextWindow window) {
    return window.entries().stream().map(entry -> entry.experience().id()).toList();
  }

  private static ContextWindow.Entry entry(String id, Instant at, int tokens) {
    return new ContextWindow.Entry(
        Experience.builder("Ann", "said " + id, at).id(id).build(), tokens);
  }
}
