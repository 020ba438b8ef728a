package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.port.ConsultationLog.Question;
import java.util.List;

/**
 * Episodes about the same matter.
 *
 * @param episodes the episodes, oldest recorded first
 * @param question what is to be asked about them
 */
record Cluster(List<Memory> episodes, Question question) {
  Cluster {
    episodes = List.copyOf(episodes);
  }
}
