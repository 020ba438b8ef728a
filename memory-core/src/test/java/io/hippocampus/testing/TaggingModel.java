package io.hippocampus.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hippocampus.port.LanguageModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A language model in this process that answers from a script, then tags what it is asked to. Each
 * call costs 1,000 tokens. Thread-safe.
 */
public final class TaggingModel implements LanguageModel {

  /** The name it goes by. */
  public static final String NAME = "stub/tagging";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue<Function<Question, String>> script = new ConcurrentLinkedQueue<>();
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private volatile Function<Question, String> habit;

  /** Finds each text as important, from 1 to 9, as that says. */
  public TaggingModel(ToIntFunction<String> importance) {
    habit = question -> tags(question, importance);
  }

  /** Answers the next question otherwise. */
  public TaggingModel then(Function<Question, String> answer) {
    script.add(answer);
    return this;
  }

  /** Throws at the next question. */
  public TaggingModel then(RuntimeException failure) {
    return then(question -> {
      throw failure;
    });
  }

  /** Answers otherwise from now on. */
  public void always(Function<Question, String> answer) {
    habit = answer;
  }

  /** Returns the tags of all that a question asks for. */
  public static String tags(Question question, ToIntFunction<String> importance) {
    return ChatStub.tags(asRequest(question), importance).toString();
  }

  /** Returns what it was asked, in order. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  /** Returns the data of a question. */
  public static JsonNode data(Question question) {
    try {
      return JSON.readTree(question.data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode asRequest(Question question) {
    var request = JSON.createObjectNode();
    request.putArray("messages").addObject().put("role", "user").put("content", question.data());
    return request;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer ask(Question question) {
    questions.add(question);
    Function<Question, String> scripted = script.poll();
    return new Answer((scripted == null ? habit : scripted).apply(question), 700, 300);
  }
}
