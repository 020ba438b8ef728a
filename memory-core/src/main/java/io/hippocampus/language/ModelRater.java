package io.hippocampus.language;

import io.hippocampus.language.CarefulModel.Request;
import io.hippocampus.language.CarefulModel.Told;
import io.hippocampus.language.CarefulModel.Understood;
import io.hippocampus.language.TaggingAnswer.Entry;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.ModelLog.Purpose;
import io.hippocampus.port.SalienceRater;
import io.hippocampus.port.SalienceTagger.Episode;
import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Has a language model rate experiences.
 *
 * <p>It is asked for several at once, amid their episode. What it leaves out or gets wrong is asked
 * for once more, with what was wrong; what is wrong then stays without a tag. Thread-safe.
 */
public final class ModelRater implements SalienceRater {

  private final CarefulModel model;
  private final TaggingQuestion questions;
  private final Tagger identity;

  /** Rates by that model; moments are told in that zone. */
  public ModelRater(CarefulModel model, ZoneId zone) {
    this.model = model;
    this.questions = new TaggingQuestion(zone);
    this.identity = new Tagger(model.name(), TaggingQuestion.VERSION);
  }

  @Override
  public Tagger identity() {
    return identity;
  }

  @Override
  public int batch() {
    return model.limits().batch();
  }

  @Override
  public Ratings rate(SpaceName space, Episode episode, Allowance allowance) {
    SortedMap<Integer, String> wanted = new TreeMap<>();
    for (int i = 0; i < episode.experiences().size(); i++) {
      wanted.put(i, "");
    }
    Told<TaggingAnswer> first = ask(space, episode, wanted, allowance);
    List<Optional<Salience>> tags = new ArrayList<>();
    SortedMap<Integer, String> flawed = new TreeMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Entry entry = first.value().of(i);
      tags.add(entry.tag());
      if (entry.tag().isEmpty()) {
        flawed.put(i, entry.flaw());
      }
    }
    if (flawed.isEmpty()) {
      return new Ratings(tags, first.tokens(), first.took());
    }
    return repaired(space, episode, flawed, tags, first, allowance);
  }

  private Ratings repaired(
      SpaceName space,
      Episode episode,
      SortedMap<Integer, String> flawed,
      List<Optional<Salience>> tags,
      Told<TaggingAnswer> first,
      Allowance allowance) {
    long tokens = first.tokens();
    Duration took = first.took();
    try {
      Told<TaggingAnswer> second = ask(space, episode, flawed, allowance);
      flawed.keySet().forEach(i -> tags.set(i, second.value().of(i).tag()));
      tokens += second.tokens();
      took = took.plus(second.took());
    } catch (UnavailableException e) {
      if (tags.stream().allMatch(Optional::isEmpty)) {
        throw e;
      }
      System.getLogger(ModelRater.class.getName())
          .log(
              System.Logger.Level.DEBUG,
              "a flawed rating is not asked for again: {0}",
              e.toString());
    }
    return new Ratings(tags, tokens, took);
  }

  /** Asks for the wanted ones, each with what was wrong with it before. */
  private Told<TaggingAnswer> ask(
      SpaceName space, Episode episode, SortedMap<Integer, String> wanted, Allowance allowance) {
    Request request = new Request(
        space,
        Purpose.TAG,
        TaggingQuestion.VERSION,
        wanted.size(),
        questions.about(episode, wanted),
        allowance);
    return model.ask(request, text -> {
      TaggingAnswer answer = TaggingAnswer.read(text, wanted.keySet(), identity);
      return new Understood<>(answer, answer.tagged(), answer.flaw());
    });
  }
}
