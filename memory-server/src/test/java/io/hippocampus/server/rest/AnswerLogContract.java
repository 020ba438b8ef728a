package io.hippocampus.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.rest.AnswerLog.Answered;
import io.hippocampus.server.rest.AnswerLog.Known;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every answer log does. */
public abstract class AnswerLogContract {

  private static final SpaceName ADA = new SpaceName("ada");
  private static final SpaceName BOB = new SpaceName("bob");
  private static final String DIGEST = "0".repeat(64);
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00.123456789Z");

  private AnswerLog log;

  /** Returns an empty log. */
  protected abstract AnswerLog open();

  @BeforeEach
  void openLog() {
    log = open();
  }

  @Test
  void requestThatIsNew_isKnownWithoutAnAnswerFromThenOn() {
    Known begun = log.begin(ADA, "key", DIGEST, NOON);
    assertThat(begun).isEqualTo(new Known(DIGEST, NOON, Optional.empty()));
    assertThat(log.begin(ADA, "key", "1".repeat(64), NOON.plusSeconds(9))).isEqualTo(begun);
  }

  @Test
  void answer_isToldToWhoeverAsksAgain() {
    log.begin(ADA, "key", DIGEST, NOON);
    Answered answer = new Answered(201, "{\"receipts\":[]}");
    log.answered(ADA, "key", answer);
    assertThat(log.begin(ADA, "key", DIGEST, NOON).answer()).contains(answer);
  }

  @Test
  void spaces_areWalls() {
    log.begin(ADA, "key", DIGEST, NOON);
    log.answered(ADA, "key", new Answered(201, "{}"));
    assertThat(log.begin(BOB, "key", "1".repeat(64), NOON).answer()).isEmpty();
  }

  @Test
  void expiredRequests_areUnknown_andNoOthers() {
    log.begin(ADA, "old", DIGEST, NOON);
    log.answered(ADA, "old", new Answered(201, "{}"));
    log.begin(ADA, "young", DIGEST, NOON.plusNanos(1));
    log.answered(ADA, "young", new Answered(201, "{}"));
    log.expire(NOON.plusNanos(1));
    assertThat(log.begin(ADA, "old", DIGEST, NOON).answer()).isEmpty();
    assertThat(log.begin(ADA, "young", DIGEST, NOON).answer()).isPresent();
  }
}
