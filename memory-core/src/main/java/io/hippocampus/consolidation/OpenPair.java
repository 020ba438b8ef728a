package io.hippocampus.consolidation;

import io.hippocampus.port.ConsultationLog.Question;
import io.hippocampus.port.ReplayJudge.Pair;
import java.util.Comparator;

/**
 * Two close memories of which words alone do not tell how they relate.
 *
 * @param pair the memories
 * @param question what is to be asked about them
 * @param closeness how close they are: the share of each that the other tells, on average, and the
 *     cosine of their meanings, added
 */
record OpenPair(Pair pair, Question question, double closeness) {

  /** The closest first. */
  static final Comparator<OpenPair> CLOSEST_FIRST = Comparator.comparingDouble(OpenPair::closeness)
      .reversed()
      .thenComparing(open -> open.pair().later().id())
      .thenComparing(open -> open.pair().earlier().id());
}
