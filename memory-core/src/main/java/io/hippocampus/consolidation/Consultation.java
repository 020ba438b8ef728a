package io.hippocampus.consolidation;

import io.hippocampus.consolidation.Answers.Consulted;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.port.Abstractor;
import io.hippocampus.port.Abstractor.Abstract;
import io.hippocampus.port.Advice;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ConsultationLog;
import io.hippocampus.port.ConsultationLog.Answer;
import io.hippocampus.port.ConsultationLog.Question;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.ReplayJudge;
import io.hippocampus.port.ReplayJudge.Judgements;
import io.hippocampus.port.UnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a night with what a language model says about it.
 *
 * <p>A plan is a pure function of its evening, and the model's answers are part of that. So the
 * night is planned by words alone, which shows the pairs that words leave open; these are judged,
 * and it is planned with the judgements, which shows the clusters; these are abstracted, and it is
 * planned with all answers. Every answer is kept before it is used, and what was answered before is
 * not asked again, nor what was tried tonight in vain. Of one night; used by one thread.
 */
final class Consultation {

  private static final int MOST_PAIRS = 40;
  private static final String NOT_AMONG_THE_CLOSEST =
      "no more than the " + MOST_PAIRS + " closest are asked about";

  private final SpaceName space;
  private final ConsultationLog log;
  private final Counsel counsel;
  private final InstantSource clock;
  private final Allowance allowance;
  private final LatestEnd end;
  private final Vigil vigil;
  private final Map<String, String> triedInVain = new HashMap<>();
  private final Map<Consultant, Long> spent = new HashMap<>();

  Consultation(
      SpaceName space,
      ConsultationLog log,
      Counsel counsel,
      Allowance allowance,
      LatestEnd end,
      Vigil vigil,
      InstantSource clock) {
    this.space = space;
    this.log = log;
    this.counsel = counsel;
    this.clock = clock;
    this.allowance = allowance;
    this.end = end;
    this.vigil = vigil;
  }

  /** Plans that evening. */
  NightDraft plan(SleepPlanner planner, Evening evening) {
    Answers answers = new Answers(
        Map.of(),
        counsel.judge().map(judge -> Consulted.nothingYet(judge.identity())),
        counsel.abstractor().map(abstractor -> Consulted.nothingYet(abstractor.identity())));
    NightDraft draft = planner.plan(evening.with(answers));
    if (counsel.judge().isPresent() && !draft.openPairs().isEmpty()) {
      answers = judged(counsel.judge().get(), draft.openPairs(), answers);
      draft = planner.plan(evening.with(answers));
    }
    if (counsel.abstractor().isPresent() && !draft.openClusters().isEmpty()) {
      answers = abstracted(counsel.abstractor().get(), draft.openClusters(), answers);
      draft = planner.plan(evening.with(answers));
    }
    return draft;
  }

  private Answers judged(ReplayJudge judge, List<OpenPair> open, Answers before) {
    List<OpenPair> closest =
        open.stream().sorted(OpenPair.CLOSEST_FIRST).limit(MOST_PAIRS).toList();
    List<Question> questions = closest.stream().map(OpenPair::question).toList();
    Map<String, Advice> known = known(questions);
    List<OpenPair> unanswered =
        closest.stream().filter(pair -> isToBeAsked(pair.question(), known)).toList();
    vigil.backIn(Phase.REPLAY);
    for (int from = 0; from < unanswered.size(); from += judge.batch()) {
      vigil.reached(from, unanswered.size(), "close pairs put to the language model");
      List<OpenPair> batch =
          unanswered.subList(from, Math.min(unanswered.size(), from + judge.batch()));
      known.putAll(judgedTogether(judge, batch));
    }
    Consulted how = how(judge.identity(), open.stream().map(OpenPair::question).toList(), known);
    return new Answers(merged(before, known), Optional.of(how), before.abstracting());
  }

  private Map<String, Advice> judgedTogether(ReplayJudge judge, List<OpenPair> batch) {
    List<Question> questions = batch.stream().map(OpenPair::question).toList();
    if (end.hasCome()) {
      return tooLate(questions);
    }
    Instant asked = clock.instant();
    Judgements judgements;
    try {
      judgements = judge.judge(space, batch.stream().map(OpenPair::pair).toList(), allowance);
    } catch (UnavailableException | RefusedException e) {
      inVain(questions, e);
      return Map.of();
    }
    return kept(judge.identity(), questions, judgements.advice(), asked, judgements.tokens());
  }

  private Answers abstracted(Abstractor abstractor, List<Cluster> clusters, Answers before) {
    List<Question> questions = clusters.stream().map(Cluster::question).toList();
    Map<String, Advice> known = known(questions);
    vigil.backIn(Phase.ABSTRACT);
    int done = 0;
    for (Cluster cluster : clusters) {
      vigil.reached(done++, clusters.size(), "clusters put to the language model");
      if (isToBeAsked(cluster.question(), known)) {
        known.putAll(abstractedOne(abstractor, cluster));
      }
    }
    Consulted how = how(abstractor.identity(), questions, known);
    return new Answers(merged(before, known), before.judging(), Optional.of(how));
  }

  private Map<String, Advice> abstractedOne(Abstractor abstractor, Cluster cluster) {
    List<Question> questions = List.of(cluster.question());
    if (end.hasCome()) {
      return tooLate(questions);
    }
    Instant asked = clock.instant();
    Abstract said;
    try {
      said = abstractor.abstractOf(space, cluster.episodes(), allowance);
    } catch (UnavailableException | RefusedException e) {
      inVain(questions, e);
      return Map.of();
    }
    return kept(abstractor.identity(), questions, List.of(said.advice()), asked, said.tokens());
  }

  private Map<String, Advice> known(List<Question> questions) {
    Map<String, Advice> known = new HashMap<>();
    log.answers(space, questions.stream().map(Question::digest).toList())
        .forEach(answer -> known.put(answer.question().digest(), answer.advice()));
    return known;
  }

  private boolean isToBeAsked(Question question, Map<String, Advice> known) {
    return !known.containsKey(question.digest()) && !triedInVain.containsKey(question.digest());
  }

  /** Keeps the answers to questions that were asked together, each with its part of the cost. */
  private Map<String, Advice> kept(
      Consultant by, List<Question> questions, List<Advice> advice, Instant asked, long tokens) {
    spent.merge(by, tokens, Long::sum);
    List<Answer> answers = new ArrayList<>();
    Map<String, Advice> kept = new HashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      long part = tokens / questions.size() + (i < tokens % questions.size() ? 1 : 0);
      answers.add(new Answer(questions.get(i), by, advice.get(i), asked, part));
      kept.put(questions.get(i).digest(), advice.get(i));
    }
    log.append(space, answers);
    return kept;
  }

  private Map<String, Advice> tooLate(List<Question> questions) {
    questions.forEach(
        question -> triedInVain.put(question.digest(), "the night's latest end had come"));
    return Map.of();
  }

  private void inVain(List<Question> questions, RuntimeException failure) {
    String why = failure instanceof RefusedException
        ? "it would not answer"
        : String.valueOf(failure.getMessage());
    questions.forEach(question -> triedInVain.put(question.digest(), why));
  }

  private Consulted how(Consultant by, List<Question> questions, Map<String, Advice> known) {
    Set<String> reasons = new LinkedHashSet<>();
    int answered = 0;
    for (Question question : questions) {
      Advice advice = known.get(question.digest());
      if (advice == null) {
        reasons.add(triedInVain.getOrDefault(question.digest(), NOT_AMONG_THE_CLOSEST));
      } else if (advice instanceof Advice.Nonsense) {
        reasons.add("an answer made no sense");
      } else {
        answered++;
      }
    }
    return new Consulted(
        by, questions.size(), answered, spent.getOrDefault(by, 0L), String.join("; ", reasons));
  }

  private static Map<String, Advice> merged(Answers before, Map<String, Advice> known) {
    Map<String, Advice> all = new HashMap<>(before.advice());
    all.putAll(known);
    return all;
  }
}
