package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Advice.Gist;
import io.hippocampus.port.Advice.Judgement;
import io.hippocampus.port.Advice.Nonsense;
import io.hippocampus.port.Advice.Relation;
import io.hippocampus.port.Advice.Sentence;
import io.hippocampus.port.ConsultationLog.Answer;
import io.hippocampus.port.ConsultationLog.Question;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What every {@link ConsultationLog} does. Each test has a space of its own in one store. */
public abstract class ConsultationLogContract {

  private static final Consultant WHO = new Consultant("openai/some", "judge/1");

  private ConsultationLog log;
  private SpaceName space;
  private MemoryId first;
  private MemoryId second;
  private MemoryId third;

  /** Returns the stores to test. */
  protected abstract Stores stores();

  @BeforeEach
  void ownSpace(TestInfo test) {
    log = stores().consultations();
    space = new SpaceName(getClass().getSimpleName() + " " + test.getDisplayName());
    first = record(stores().memories(), space, "x1", "one").id();
    second = record(stores().memories(), space, "x2", "two").id();
    third = record(stores().memories(), space, "x3", "three").id();
  }

  private static Answer answer(String digest, Advice advice, MemoryId... about) {
    return new Answer(
        new Question(digest, List.of(about)), WHO, advice, NOON.plusNanos(1), 1_234_567_890_123L);
  }

  @Test
  void answers_comeBackAsTheyWereGiven() {
    List<Answer> all = List.of(
        answer("a", new Judgement(Relation.REFINES, "says \"more\" 🐟"), second, first),
        answer(
            "b",
            new Gist(
                List.of(new Sentence("All of it.", List.of(1, 3, 2)), new Sentence("", List.of()))),
            first,
            second,
            third),
        answer("c", new Nonsense("no JSON"), first, third),
        answer("d", new Gist(List.of()), third));
    log.append(space, all);

    assertThat(log.answers(space, List.of("a", "b", "c", "d", "e")))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(log.answers(space, List.of("c"))).containsExactly(all.get(2));
    assertThat(log.answers(space, List.of())).isEmpty();
  }

  @Test
  void firstAnswer_stays() {
    Answer answer = answer("a", new Judgement(Relation.DUPLICATE, ""), first, second);
    log.append(space, List.of(answer));
    log.append(space, List.of(answer("a", new Nonsense("late"), first, second)));
    assertThat(log.answers(space, List.of("a"))).containsExactly(answer);
  }

  @Test
  void spaces_doNotKnowOfEachOther() {
    SpaceName other = new SpaceName(space.value() + " 2");
    log.append(space, List.of(answer("a", new Nonsense("here"), first)));
    assertThat(log.answers(other, List.of("a"))).isEmpty();
  }

  @Test
  void answersAboutWhatIsErased_areGone_andDoNotComeBack() {
    Answer kept = answer("b", new Nonsense("kept"), second, third);
    Answer gone = answer("a", new Judgement(Relation.DUPLICATE, "one is two"), first, second);
    log.append(space, List.of(gone, kept));
    stores().memories().erase(space, Set.of(first), Set.of(new ExperienceId("x1")), "asked", NOON);

    assertThat(log.answers(space, List.of("a", "b"))).containsExactly(kept);
    log.append(space, List.of(gone, answer("z", new Nonsense("?"), new MemoryId("nobody"))));
    assertThat(log.answers(space, List.of("a", "z"))).isEmpty();
  }

  @Test
  void answersAboutWhatExpires_areGone() {
    log.append(space, List.of(answer("a", new Nonsense("one"), first, second)));
    stores()
        .memories()
        .expire(space, Set.of(second), Set.of(new ExperienceId("x2")), "its grace was over", NOON);
    assertThat(log.answers(space, List.of("a"))).isEmpty();
  }
}
