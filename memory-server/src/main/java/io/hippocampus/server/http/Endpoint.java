package io.hippocampus.server.http;

import io.hippocampus.server.access.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One route: its method and path, what its caller must be allowed, what it takes and gives, and
 * what answers it. Immutable. What it says of itself is what the OpenAPI document says.
 *
 * @param verb the method
 * @param path the path, with {@code {name}} for what varies
 * @param needs what the caller must be allowed; empty for a route that is open to everyone
 * @param operation names it for programs, such as {@code recall}
 * @param tag under what it is listed
 * @param summary what it does, in a sentence
 * @param parameters what it takes in its query and headers; what is not named is refused
 * @param body what it takes as body
 * @param answers what it gives when all is well
 * @param problems the statuses it may fail with, beside those that every route may
 * @param handling what answers
 */
public record Endpoint(
    Verb verb,
    String path,
    Optional<Scope> needs,
    String operation,
    String tag,
    String summary,
    List<Parameter> parameters,
    Optional<Body> body,
    List<Answer> answers,
    List<Integer> problems,
    Handling handling) {

  /** The methods there are. */
  public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** Answers a request. */
  @FunctionalInterface
  public interface Handling {
    /** Returns the answer; what it throws is told as a {@link Problem}. */
    Reply answer(Exchange exchange);
  }

  /** Where a parameter stands. */
  public enum Place {
    QUERY,
    HEADER
  }

  /**
   * A parameter.
   *
   * @param place where it stands
   * @param name its name
   * @param type its JSON type: {@code string}, {@code integer}, {@code number}, {@code boolean}
   * @param isRepeated whether it may be given more than once
   * @param description what it means, its range and its default
   */
  public record Parameter(
      Place place, String name, String type, boolean isRepeated, String description) {}

  /**
   * A body.
   *
   * @param type what its JSON is read as
   * @param isList whether it is an array of that
   * @param mediaTypes what may be sent
   * @param limit how many bytes it may have
   * @param isOptional whether it may be left out
   */
  public record Body(
      Class<?> type, boolean isList, List<String> mediaTypes, long limit, boolean isOptional) {}

  /**
   * An answer when all is well.
   *
   * @param status its status
   * @param description what it means
   * @param type what its JSON is written from; empty when it has no body, or none of JSON
   * @param mediaType what is sent
   */
  public record Answer(int status, String description, Optional<Class<?>> type, String mediaType) {}

  public static final String JSON = "application/json";
  public static final String LINES = "application/x-ndjson";

  /** How many bytes a body may have where nothing else is said: 1 MiB. */
  public static final long BODY_LIMIT = 1L << 20;

  public Endpoint {
    parameters = List.copyOf(parameters);
    answers = List.copyOf(answers);
    problems = List.copyOf(problems);
  }

  /** Starts a route that needs that scope. */
  public static Builder needing(Scope scope, Verb verb, String path) {
    return new Builder(verb, path, Optional.of(scope));
  }

  /** Starts a route that is open to everyone. */
  public static Builder open(Verb verb, String path) {
    return new Builder(verb, path, Optional.empty());
  }

  /** Builds a route; single-threaded. */
  public static final class Builder {
    private final Verb verb;
    private final String path;
    private final Optional<Scope> needs;
    private String operation = "";
    private String tag = "";
    private String summary = "";
    private final List<Parameter> parameters = new ArrayList<>();
    private Optional<Body> body = Optional.empty();
    private final List<Answer> answers = new ArrayList<>();
    private List<Integer> problems = List.of();

    private Builder(Verb verb, String path, Optional<Scope> needs) {
      this.verb = verb;
      this.path = path;
      this.needs = needs;
    }

    /** Names it, says under what it is listed and what it does. */
    public Builder named(String operation, String tag, String summary) {
      this.operation = operation;
      this.tag = tag;
      this.summary = summary;
      return this;
    }

    /** Adds a query parameter. */
    public Builder query(String name, String type, String description) {
      parameters.add(new Parameter(Place.QUERY, name, type, false, description));
      return this;
    }

    /** Adds a query parameter that may be given more than once. */
    public Builder queries(String name, String description) {
      parameters.add(new Parameter(Place.QUERY, name, "string", true, description));
      return this;
    }

    /** Adds a header. */
    public Builder header(String name, String description) {
      parameters.add(new Parameter(Place.HEADER, name, "string", false, description));
      return this;
    }

    /** Takes JSON of that type. */
    public Builder takes(Class<?> type) {
      body = Optional.of(new Body(type, false, List.of(JSON), BODY_LIMIT, false));
      return this;
    }

    /** Takes JSON of that type, or nothing. */
    public Builder mayTake(Class<?> type) {
      body = Optional.of(new Body(type, false, List.of(JSON), BODY_LIMIT, true));
      return this;
    }

    /** Takes a list of that type, as an array or line by line. */
    public Builder takesList(Class<?> type, long limit) {
      body = Optional.of(new Body(type, true, List.of(JSON, LINES), limit, false));
      return this;
    }

    /** Takes something else than JSON. */
    public Builder takes(String mediaType, long limit) {
      body = Optional.of(new Body(String.class, false, List.of(mediaType), limit, false));
      return this;
    }

    /** Gives JSON of that type. */
    public Builder gives(int status, String description, Class<?> type) {
      answers.add(new Answer(status, description, Optional.of(type), JSON));
      return this;
    }

    /** Gives something else than JSON. */
    public Builder gives(int status, String description, String mediaType) {
      answers.add(new Answer(status, description, Optional.empty(), mediaType));
      return this;
    }

    /** May fail with these statuses, beside those that every route may. */
    public Builder fails(Integer... statuses) {
      problems = List.of(statuses);
      return this;
    }

    /** Returns the route, answered by that. */
    public Endpoint by(Handling handling) {
      return new Endpoint(
          verb,
          path,
          needs,
          operation,
          tag,
          summary,
          parameters,
          body,
          answers,
          problems,
          handling);
    }
  }
}
