package io.hippocampus.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.NeedOdds;
import io.hippocampus.consolidation.Safeguards;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.forgetting.ForgettingCurve.BaseLevel;
import io.hippocampus.forgetting.ForgettingCurve.Exponential;
import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.forgetting.Strengthening;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.testing.Laws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies as people write them. */
final class PolicyDocumentTest {

  @Test
  void whatIsWritten_isReadAgain() {
    Laws.forAll(500, random -> {
      SleepPolicy policy = policy(random);
      PolicyDocument written = PolicyDocument.of(policy);
      assertThat(PolicyDocument.read(written.text()).policy())
          .as(written.text())
          .isEqualTo(policy);
    });
  }

  @Test
  void whatIsBetween_leadsFromOneToTheOther() {
    Laws.forAll(200, random -> {
      SleepPolicy from = policy(random);
      SleepPolicy to = policy(random);
      SleepPolicy turned = from;
      for (Knob knob : Knob.values()) {
        Optional<String> wanted = knob.of(to);
        if (wanted.isPresent()) {
          turned = knob.turn(turned, wanted.get());
        }
      }
      assertThat(turned).isEqualTo(to);
      assertThat(PolicyDocument.between(turned, to)).isEmpty();
      assertThat(PolicyDocument.between(from, to).isEmpty()).isEqualTo(from.equals(to));
    });
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void aPreset_isTheWholePolicy_whenNothingElseIsSaid(Preset preset) {
    String text = "preset: " + preset.spelling();
    assertThat(PolicyDocument.read(text)).isEqualTo(new PolicyDocument(text, preset.policy()));
  }

  @Test
  void nothing_isTheDefault() {
    assertThat(PolicyDocument.read("").policy()).isEqualTo(SleepPolicy.DEFAULT);
    assertThat(PolicyDocument.read("# nothing yet\nadvanced:\n").policy())
        .isEqualTo(SleepPolicy.DEFAULT);
  }

  @Test
  void knobs_turnOnlyWhatTheyName() {
    SleepPolicy policy = PolicyDocument.read("""
            preset: lean
            keep: 40 % of words        # a share of all that was ever lived
            lasts: 6 weeks
            advanced:
              probes: 7
              without: [abstract, verify]
              worth:
                age: 1.5
            """).policy();
    SleepPolicy lean = Preset.LEAN.policy();
    assertThat(policy)
        .isEqualTo(lean.toBuilder()
            .budget(new Budget.WordCount(0.4, 15_000))
            .lasting(Optional.of(Duration.ofDays(42)))
            .probes(7)
            .phases(EnumSet.of(Phase.SELECT, Phase.REPLAY, Phase.PRUNE))
            .valuation(new NeedOdds(1, 1.5, 1, 1, 0.8, 0.75))
            .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keep: 130 %                  | line 1: keep is '130 %'; allowed are 0 % to 100 %",
        "keep: a lot                  | allowed are all, a share such as 30 %",
        "keep: -3 memories            | allowed are all",
        "care: much                   | allowed are relaxed, normal and strict",
        "lasts: 3 hours               | allowed are forever, and spans from a day",
        "lasts: soon                  | allowed are spans such as 12 hours, 90 days",
        "keeps: 30 %                  | line 1: there is no knob keeps; did you mean keep?",
        "colour: red                  | line 1: there is no knob colour; there are preset, lasts, keep",
        "probes: 5                    | there is no knob probes; did you mean advanced.probes?",
        "preset: mean                 | allowed are lean, balanced, thorough",
        "just text                    | line 1: here stand knobs",
        "advanced: 3                  | line 1: here stand knobs",
        "'{keep: 1 memories, keep: all}' | say it once",
        "'advanced: {probes: 2000}'   | allowed are 0 to 1000",
        "'advanced: {probes: many}'   | allowed are whole numbers",
        "'advanced: {without: [commit]}' | allowed are none, or some of select",
        "'advanced: {curve: power-law 99}' | allowed are 0.01 to 10",
        "'advanced: {curve: straight}' | allowed are power-law DECAY",
        "'advanced: {worth: {age: NaN}}' | allowed are numbers",
        "'keep: [30 %'                | this is not YAML",
        "'keep: all\tb: {'            | the policy has"
      })
  void aMistake_isNamed_withItsLineAndWhatIsAllowed(String text, String told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyDocument.read(text))
        .withMessageContaining(told);
  }

  @Test
  void allMistakes_areNamedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyDocument.read("keep: x\ncare: y\n\nadvanced:\n  grace: z\n"))
        .withMessageContaining("3 mistakes")
        .withMessageContaining("line 1: keep")
        .withMessageContaining("line 2: care")
        .withMessageContaining("line 5: advanced.grace");
  }

  @Test
  void aValuationGivenInCode_isNamedInARemark() {
    SleepPolicy policy = SleepPolicy.builder().valuation(new Newest()).build();
    assertThat(PolicyDocument.of(policy).text()).contains("# valued by newest, given in code");
  }

  private record Newest() implements io.hippocampus.consolidation.Valuation {
    @Override
    public String name() {
      return "newest";
    }

    @Override
    public List<Valued> rank(Held held) {
      return List.of();
    }
  }

  private static SleepPolicy policy(RandomGenerator random) {
    Set<Phase> phases = EnumSet.allOf(Phase.class);
    phases.removeIf(phase -> random.nextInt(4) == 0);
    List<Double> weights = new ArrayList<>(Strengthening.FSRS_6.weights());
    weights.set(4 + random.nextInt(15), random.nextDouble());
    return SleepPolicy.builder()
        .phases(phases)
        .curve(
            switch (random.nextInt(3)) {
              case 0 -> new Exponential();
              case 1 -> new PowerLaw(0.01 + random.nextDouble());
              default -> new BaseLevel(0.4, random.nextGaussian(), 0.1 + random.nextDouble());
            })
        .strengthening(new Strengthening(weights, random.nextBoolean()))
        .valuation(new NeedOdds(
            random.nextDouble(), random.nextDouble(), 1, random.nextInt(3), 1.0 / 3, 0))
        .budget(
            switch (random.nextInt(4)) {
              case 0 -> new Budget.Unlimited();
              case 1 -> new Budget.Memories(0, random.nextInt(9_000));
              case 2 -> new Budget.WordCount(random.nextDouble(), random.nextInt(9_000));
              default -> new Budget.Memories(random.nextDouble(), random.nextInt(9_000));
            })
        .lasting(
            random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Duration.ofHours(24 + random.nextInt(20_000))))
        .replayBudget(1 + random.nextInt(9_000))
        .interleaved(random.nextInt(101))
        .safeguards(
            random.nextBoolean()
                ? Safeguards.STRICT
                : new Safeguards(
                    random.nextInt(1_001),
                    random.nextDouble(),
                    random.nextDouble(),
                    Duration.ofMinutes(random.nextInt(100_000)),
                    1 + random.nextInt(365)))
        .build();
  }
}
