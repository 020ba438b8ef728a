package io.hippocampus.bench.evaluation;

import io.hippocampus.bench.stream.Question;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.history.Event;
import io.hippocampus.history.Event.Recalled;
import io.hippocampus.history.Event.Recorded;
import io.hippocampus.history.Event.Told;
import io.hippocampus.history.History;
import io.hippocampus.port.RecallLog.Usefulness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lives of a stream as histories: each experience is recorded when it occurred, each question
 * is a recall that was of use by its evidence, of which the memory was never told.
 */
public final class StreamHistories {

  private static final int GIVEN = 10;

  private StreamHistories() {}

  /**
   * Returns the history of each space, in the order in which they first appear.
   *
   * @throws IllegalArgumentException if the stream is wrong, naming the line
   * @throws io.hippocampus.port.UnavailableException if it cannot be read
   */
  public static List<History> of(Stream stream) {
    return Life.of(stream).stream().map(StreamHistories::of).toList();
  }

  private static History of(Life life) {
    List<Event> events = new ArrayList<>();
    life.experiences().forEach(experience -> events.add(Recorded.of(experience)));
    life.questions().forEach(question -> events.add(recalled(question)));
    return History.of(life.space(), events);
  }

  private static Recalled recalled(Question question) {
    Told told = new Told(question.evidence(), Usefulness.USEFUL, Optional.empty());
    return new Recalled(question.askedAt(), question.text(), GIVEN, false, List.of(told));
  }
}
