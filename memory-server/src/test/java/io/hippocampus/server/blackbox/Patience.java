package io.hippocampus.server.blackbox;

import io.hippocampus.server.blackbox.Client.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again when it was told to, as a good client does. */
final class Patience {

  private Patience() {}

  /** Returns the first answer that is not to come back later. */
  static Answer ask(Supplier<Answer> question) {
    Answer answer = question.get();
    while (answer.status() == 429) {
      long seconds = Long.parseLong(answer.header("Retry-After").orElseThrow());
      answer = CompletableFuture.supplyAsync(
              question, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS))
          .join();
    }
    return answer;
  }
}
