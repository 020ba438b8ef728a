package io.hippocampus.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.adapter.jdbc.JdbcStores;
import io.hippocampus.language.CarefulModel.Request;
import io.hippocampus.language.CarefulModel.Told;
import io.hippocampus.language.CarefulModel.Understood;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.LanguageModel.Question;
import io.hippocampus.port.ModelLog;
import io.hippocampus.port.ModelLog.Call;
import io.hippocampus.port.ModelLog.Outcome;
import io.hippocampus.port.ModelLog.Purpose;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Samples;
import io.hippocampus.testing.TaggingModel;
import io.hippocampus.testing.WordEmbedder;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model is asked within its limits, and left alone while it is down. */
final class CarefulModelTest {

  private static final SpaceName ANN = new SpaceName("ann");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
  private final JdbcStores stores =
      JdbcStores.inMemory(new WordEmbedder().model(), clock, Samples.WORDS);
  private final ModelLog log = stores.modelCalls();
  private final TaggingModel model = new TaggingModel(text -> 5);

  @AfterEach
  void close() {
    stores.close();
  }

  private CarefulModel careful(long tokensPerDay) {
    model.always(question -> "said");
    ModelLimits limits = new ModelLimits(tokensPerDay, 0, 2, 10);
    return new CarefulModel(model, limits, log, clock, BERLIN);
  }

  private static Request request(Allowance allowance) {
    Question question = new Question("i".repeat(300), "d".repeat(300), "s", "{}", 900);
    return new Request(ANN, Purpose.TAG, "tag/1", 3, question, allowance);
  }

  private static Told<String> ask(CarefulModel careful) {
    return ask(careful, Allowance.unlimited());
  }

  private static Told<String> ask(CarefulModel careful, Allowance allowance) {
    return careful.ask(request(allowance), text -> new Understood<>(text, 3, ""));
  }

  @Test
  void answer_isRead_andItsCostLogged() {
    CarefulModel careful = careful(10_000);

    assertThat(ask(careful)).isEqualTo(new Told<>("said", 1_000, Duration.ZERO));
    assertThat(careful.leftToday()).isEqualTo(9_000);
    assertThat(log.latest(ANN, 9))
        .containsExactly(new Call(
            ANN,
            Purpose.TAG,
            TaggingModel.NAME,
            "tag/1",
            clock.instant(),
            Duration.ZERO,
            1_000,
            3,
            3,
            Outcome.ANSWERED,
            ""));
  }

  @Test
  void flawedAnswer_isLoggedAsOne_andCosts() {
    CarefulModel careful = careful(10_000);
    careful.ask(request(Allowance.unlimited()), text -> new Understood<>(text, 1, "2 are missing"));

    assertThat(log.latest(ANN, 1).get(0).outcome()).isEqualTo(Outcome.FLAWED);
    assertThat(log.latest(ANN, 1).get(0).failure()).isEqualTo("2 are missing");
    assertThat(careful.leftToday()).isEqualTo(9_000);
  }

  @Test
  void day_hasItsBudget_keptAcrossRestarts_andANewOneComesAtMidnightOfTheZone() {
    clock.set(java.time.Instant.parse("2026-03-02T22:30:00Z"));
    ask(careful(2_500));
    CarefulModel again = careful(2_500);
    assertThat(again.leftToday()).isEqualTo(1_500);
    ask(again);
    assertThatThrownBy(() -> ask(again, Allowance.of(9_999)))
        .isInstanceOfSatisfying(UnavailableException.class, e -> {
          assertThat(e).hasMessageContaining("day's budget of 2500 tokens");
          assertThat(e.retryAfter()).contains(Duration.ofMinutes(30));
        });
    clock.advance(Duration.ofMinutes(30));
    assertThat(again.leftToday()).isEqualTo(2_500);
    ask(again);
    assertThat(model.questions()).hasSize(3);
  }

  @Test
  void allowance_isNotOverdrawn_andWhatWasNotSpentComesBack() {
    CarefulModel careful = careful(1_000_000);
    Allowance night = Allowance.of(1_500);
    ask(careful, night);
    assertThat(night.left()).isEqualTo(500);
    assertThatThrownBy(() -> ask(careful, night)).isInstanceOf(UnavailableException.class);
    assertThat(night.left()).isEqualTo(500);
    assertThat(careful.leftToday()).isEqualTo(999_000);
    assertThat(model.questions()).hasSize(1);
  }

  @Test
  void model_thatIsDown_isLeftAlone_longerEachTime_andTriedWithOneQuestion() {
    CarefulModel careful = careful(1_000_000);
    model.always(question -> {
      throw new UnavailableException("no route");
    });
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> ask(careful)).hasMessage("no route");
    }
    assertThat(careful.isResting()).isTrue();
    assertThatThrownBy(() -> ask(careful)).hasMessageContaining("left alone");
    assertThat(model.questions()).hasSize(3);

    clock.advance(Duration.ofSeconds(6));
    assertThatThrownBy(() -> ask(careful)).hasMessage("no route");
    clock.advance(Duration.ofSeconds(6));
    assertThatThrownBy(() -> ask(careful)).hasMessageContaining("left alone");
    assertThat(model.questions()).hasSize(4);

    model.always(question -> "back");
    clock.advance(Duration.ofSeconds(6));
    assertThat(ask(careful).value()).isEqualTo("back");
    assertThat(careful.isResting()).isFalse();
    assertThat(careful.leftToday()).isEqualTo(999_000);
  }

  @Test
  void refusals_areLogged_andAreNoReasonToLeaveItAlone() {
    CarefulModel careful = careful(1_000_000);
    model.always(question -> {
      throw new RefusedException("filtered");
    });
    for (int i = 0; i < 9; i++) {
      assertThatThrownBy(() -> ask(careful)).isInstanceOf(RefusedException.class);
    }
    assertThat(careful.isResting()).isFalse();
    assertThat(log.latest(ANN, 1).get(0).outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void modelThatThrowsAnythingElse_isUnavailable() {
    CarefulModel careful = careful(1_000_000);
    model.always(question -> {
      throw new IllegalStateException("a bug");
    });
    assertThatThrownBy(() -> ask(careful))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("out of order: it threw IllegalStateException");
    assertThat(log.latest(ANN, 1).get(0).outcome()).isEqualTo(Outcome.UNAVAILABLE);
  }

  @Test
  void limits_outOfRange_areRefused() {
    assertThatThrownBy(() -> new ModelLimits(-1, 0, 1, 1))
        .hasMessageContaining("tokensPerDay is -1");
    assertThatThrownBy(() -> new ModelLimits(0, 0, 0, 1)).hasMessageContaining("callsAtOnce is 0");
    assertThatThrownBy(() -> new ModelLimits(0, 0, 1, 51)).hasMessageContaining("batch is 51");
    assertThatThrownBy(() -> Allowance.of(-1)).hasMessageContaining("-1 tokens");
  }
}
