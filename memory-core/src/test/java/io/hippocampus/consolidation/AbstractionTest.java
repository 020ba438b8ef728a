package io.hippocampus.consolidation;

import static io.hippocampus.consolidation.Evenings.longTerm;
import static io.hippocampus.consolidation.Evenings.memory;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.testing.Laws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Routines, and nothing else, become gists that cite all they were made from. */
final class AbstractionTest {

  @Test
  void routine_becomesOneGist_thatSaysTheLatestAndCitesEveryEpisode() {
    Laws.forAll(200, random -> {
      List<Memory> episodes = episodes(random.nextInt(1, 12));
      NightDraft draft = new NightDraft(Evenings.of(episodes));
      noteInChains(episodes, random, draft);

      abstracted(draft, episodes);

      List<Memory> gists = gists(draft);
      if (episodes.size() < Abstraction.ROUTINE) {
        assertThat(gists).isEmpty();
        assertThat(draft.changes()).isEmpty();
        return;
      }
      assertThat(gists).hasSize(1);
      Memory gist = gists.get(0);
      assertThat(gist.content())
          .startsWith(episodes.get(episodes.size() - 1).content())
          .contains("[" + episodes.size() + " times from ");
      assertThat(gist.sources()).containsExactlyInAnyOrderElementsOf(sources(episodes));
      assertThat(draft.changes()).hasSize(1);
      assertThat(episodes).allMatch(episode -> draft.memory(episode.id()).get().equals(episode));
    });
  }

  @Test
  void gist_growsByWhatIsNew_andByNothingElse() {
    List<Memory> episodes = episodes(4);
    NightDraft first = new NightDraft(Evenings.of(episodes));
    episodes
        .subList(1, 4)
        .forEach(newer -> first.noteVariant(newer.id(), episodes.get(0).id()));
    abstracted(first, episodes);
    Memory gist = gists(first).get(0);

    List<Memory> later = new ArrayList<>(episodes);
    later.add(gist);
    NightDraft same = new NightDraft(Evenings.of(later));
    same.noteVariant(episodes.get(3).id(), gist.id());
    abstracted(same, later);
    assertThat(same.changes()).isEmpty();

    Memory again = longTerm(memory("again", "The pump ran 99 times", 0.5, 0));
    later.add(again);
    NightDraft next = new NightDraft(Evenings.of(later));
    next.noteVariant(again.id(), gist.id());
    abstracted(next, later);
    Memory grown = next.memory(gist.id()).orElseThrow();
    assertThat(grown.content()).startsWith(again.content()).contains("[5 times from ");
    assertThat(new HashSet<>(grown.sources())).isEqualTo(sources(later));
    assertThat(gists(next)).containsExactly(grown);
  }

  @Test
  void routinesThatHaveNothingInCommon_becomeGistsOfTheirOwn() {
    List<Memory> episodes = episodes(6);
    NightDraft draft = new NightDraft(Evenings.of(episodes));
    for (int i = 2; i < 6; i++) {
      draft.noteVariant(episodes.get(i).id(), episodes.get(i - 2).id());
    }
    abstracted(draft, episodes);
    assertThat(gists(draft))
        .extracting(gist -> sources(List.of(gist)))
        .containsExactlyInAnyOrder(
            sources(List.of(episodes.get(0), episodes.get(2), episodes.get(4))),
            sources(List.of(episodes.get(1), episodes.get(3), episodes.get(5))));
  }

  private static void abstracted(NightDraft draft, List<Memory> evening) {
    new Abstraction(Evenings.of(evening), SleepPolicy.DEFAULT).run(draft);
  }

  /** Notes each but the first as a variant of any earlier one. */
  private static void noteInChains(
      List<Memory> episodes, RandomGenerator random, NightDraft draft) {
    for (int i = 1; i < episodes.size(); i++) {
      draft.noteVariant(episodes.get(i).id(), episodes.get(random.nextInt(i)).id());
    }
  }

  private static List<Memory> episodes(int count) {
    List<Memory> episodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      episodes.add(longTerm(memory("m" + i, "The pump ran " + i + " times", 0.5, count - i)));
    }
    return episodes;
  }

  private static List<Memory> gists(NightDraft draft) {
    return draft.live().stream()
        .filter(memory -> memory.kind() == MemoryKind.SEMANTIC)
        .toList();
  }

  private static Set<ExperienceId> sources(List<Memory> memories) {
    Set<ExperienceId> sources = new HashSet<>();
    memories.forEach(memory -> sources.addAll(memory.sources()));
    return sources;
  }
}
