package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.GivenEmbeddings.Imprinted;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.history.Event;
import io.hippocampus.history.Event.Gone;
import io.hippocampus.history.Event.Recalled;
import io.hippocampus.history.Event.Recorded;
import io.hippocampus.history.History;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a space lived through comes back in its order, and nothing of what was forgotten. */
final class HistoryTest {

  @Test
  void events_areWhatWasRecordedAndRecalled_inOrder_withWhatWasSaid() {
    try (Life life = Life.begin()) {
      Experience boat = life.says("boat", "The harbour master is Aldous Fenn.");
      Salience tag = Salience.of(0.9, Tagger.CALLER);
      MemoryId memory = life.space.record(boat, tag).memory();
      life.clock.advance(Duration.ofHours(1));
      Recollection asked = life.space.recall("Who is the harbour master?");
      life.clock.advance(Duration.ofMinutes(2));
      life.space.feedback(asked.id(), memory, Usefulness.USEFUL);
      MemoryId bread = life.lives("bread", "Bread and butter.");
      life.space.pin(bread);

      List<Event> events = life.space.history().events().toList();

      assertThat(events).hasSize(3);
      assertThat(events.get(0)).isInstanceOfSatisfying(Recorded.class, recorded -> {
        assertThat(recorded.at()).isEqualTo(boat.occurredAt());
        assertThat(recorded.experience()).isEqualTo(boat);
        assertThat(recorded.tag()).isEqualTo(tag);
        assertThat(recorded.tokens()).hasValue(6);
        assertThat(recorded.passages()).isEqualTo(life.passages(memory)).isNotEmpty();
      });
      assertThat(events.get(1)).isInstanceOfSatisfying(Recalled.class, recalled -> {
        assertThat(recalled.cue()).isEqualTo("Who is the harbour master?");
        assertThat(recalled.given()).isEqualTo(1);
        assertThat(recalled.reactivates()).isTrue();
        assertThat(recalled.told()).singleElement().satisfies(told -> {
          assertThat(told.sources()).containsExactly(boat.id());
          assertThat(told.usefulness()).isEqualTo(Usefulness.USEFUL);
          assertThat(told.at()).contains(recalled.at().plus(Duration.ofMinutes(2)));
        });
      });
      assertThat(events.get(2)).isInstanceOfSatisfying(Recorded.class, recorded -> {
        assertThat(recorded.tag()).isEqualTo(Salience.UNTAGGED);
        assertThat(recorded.pinned()).isTrue();
      });
    }
  }

  @Test
  void whatWasForgotten_isOnlyThatItWas() {
    try (Life life = Life.begin()) {
      MemoryId secret = life.lives("secret", "the secret word");
      life.lives("other", "bread and butter");
      life.space.recall("the secret?");
      life.space.forget(secret, "asked for");

      List<Event> events = life.space.history().events().toList();

      assertThat(events).hasSize(2);
      assertThat(events.get(0))
          .isInstanceOfSatisfying(Gone.class, gone -> assertThat(gone.words()).isEqualTo(3));
      assertThat(events.toString()).doesNotContain("secret");
    }
  }

  @Test
  void history_endsWhenItWasTaken() {
    try (Life life = Life.begin()) {
      life.livesThrough(30);
      History history = life.space.history();
      List<Event> before = history.events().toList();
      life.lives("later", "bread and butter");
      life.space.recall(RecallRequest.builder("bread").build());
      life.sleeps();

      assertThat(history.events()).isEqualTo(before).hasSize(30);
      assertThat(history.until()).isEqualTo(before.get(29).at());
      assertThat(life.space.history().events()).hasSize(32);
    }
  }

  @Test
  void contentThatANightChanged_hasNoPassagesOfTheOld() {
    try (Life life = Life.begin()) {
      life.lives("one", "The ferry to Marrick leaves at seven from the north pier");
      life.sleeps();
      life.lives("two", "The ferry to Marrick leaves at seven from the north pier on Sundays");
      life.sleeps();

      List<Event> events = life.space.history().events().toList();

      assertThat(events).allSatisfy(event -> {
        Recorded recorded = (Recorded) event;
        assertThat(recorded.passages())
            .allSatisfy(passage ->
                assertThat(passage.text()).contains(recorded.experience().content()));
      });
    }
  }

  @Test
  void aLifeLivedAgain_isFoundByTheSamePassages() {
    try (Life first = Life.begin();
        Life again = Life.begin()) {
      MemoryId memory = first.lives("boat", "sails on the wind");
      first.lives("then", "yes");
      first.space.history().events().map(Recorded.class::cast).forEach(recorded -> {
        again.clock.set(recorded.at());
        again
            .space
            .embeddings()
            .recordImprinted(List.of(new Imprinted(
                new Tagged(recorded.experience(), recorded.tag()), recorded.passages())));
      });

      assertThat(again.space.memories())
          .usingRecursiveComparison()
          .isEqualTo(first.space.memories());
      assertThat(again.passages(again.space.memories().get(0).id()))
          .isEqualTo(first.passages(memory));
      assertThat(again.space.status().unencoded()).isZero();
    }
  }

  @Test
  void history_ofNothing_isAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> History.of(new SpaceName("ann"), List.of()))
        .withMessageContaining("nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Event.Told(java.util.Set.of(), Usefulness.USEFUL, Optional.empty()));
  }
}
