package io.hippocampus.server.cli.worth;

import io.hippocampus.MemoryAccount;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.server.cli.worth.DemoCommand.Superseded;
import io.hippocampus.server.view.AccountView;
import io.hippocampus.server.view.MemoryView;
import io.hippocampus.server.view.RecollectionView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the demonstration asks the memory in the end. */
final class DemoQuestions {

  private static final List<String> CUES = List.of(
      "What is the current release date of Plover, and which one did we have at first?",
      "Do we eat meat at home?",
      "Who takes the children to school on which days?",
      "What is the number of the claim with the Seafarers' Mutual?",
      "Which beach do Hanne and I use now, and which one before the storm?",
      "What happened on the 15th of April, the day the bathroom was finished?");

  /** Facts that change in the story, the one to show first. */
  private static final List<ExperienceId> CHANGING =
      List.of(new ExperienceId("e5"), new ExperienceId("e38"), new ExperienceId("e248"));

  private static final int RECALLED = 2;

  private final MemorySpace space;

  DemoQuestions(MemorySpace space) {
    this.space = space;
  }

  List<RecollectionView> recalls() {
    return CUES.stream()
        .map(cue -> RecallRequest.builder(cue).limit(RECALLED).build())
        .map(space::recall)
        .map(RecollectionView::of)
        .toList();
  }

  /** Returns the account of something pruned, in the latest night that pruned anything. */
  Optional<AccountView> faded() {
    for (SleepReport night : space.nights().reports(Integer.MAX_VALUE)) {
      if (night.outcome() == SleepOutcome.COMMITTED && night.count(Verdict.PRUNED) > 0) {
        return space.nights().decisions(night.id()).stream()
            .filter(decision -> decision.verdict() == Verdict.PRUNED)
            .map(Decision::memory)
            .map(space::explain)
            .filter(account -> account.memory().standing().state() == MemoryState.PRUNED)
            .map(AccountView::of)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  /** Returns a fact that changed, with what holds now. */
  Optional<Superseded> superseded() {
    return space.memories().stream()
        .filter(memory -> memory.validity().until().isPresent())
        .min(Comparator.comparingInt(DemoQuestions::preference))
        .map(former -> {
          MemoryAccount present = space.explain(former.validity().supersededBy().orElseThrow());
          return new Superseded(MemoryView.of(former), MemoryView.of(present.memory()));
        });
  }

  private static int preference(Memory memory) {
    return CHANGING.stream()
        .filter(memory.sources()::contains)
        .mapToInt(CHANGING::indexOf)
        .min()
        .orElse(CHANGING.size());
  }
}
