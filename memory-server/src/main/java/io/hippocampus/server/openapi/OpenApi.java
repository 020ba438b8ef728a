package io.hippocampus.server.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Answer;
import io.hippocampus.server.http.Endpoint.Body;
import io.hippocampus.server.http.Endpoint.Parameter;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.schema.Schemas;
import io.hippocampus.server.view.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The OpenAPI document of routes. It is made of nothing but what they say of themselves, so it
 * cannot say anything else than they do. Thread-safe.
 */
public final class OpenApi {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final String SCHEMAS = "#/components/schemas/";

  /** What is listed under each tag. */
  private static final Map<String, String> TAGS = Map.of(
      "spaces", "Which spaces there are, and how each is.",
      "messages", "What the agent lives through, and the context window that holds the latest.",
      "recalls", "What fits a cue, and whether it was of use.",
      "memories", "Memories, looked at and changed one by one.",
      "sleeps", "Nights: started, watched, explained, undone and done again.",
      "archive", "A space taken out, and brought in.",
      "policy", "How a space sleeps, and how it would by another policy.",
      "schedule", "When a space sleeps.",
      "operation", "Whether the server is well, and what it measured.");

  /** What any route may answer. */
  private static final List<Integer> ANY = List.of(400, 401, 403, 422, 429, 500, 503);

  private static final List<Integer> ANY_OPEN = List.of(400, 401, 403, 429, 500);

  private final List<Endpoint> endpoints;
  private final String version;

  /** The document of those routes of that version of the program. */
  public OpenApi(List<Endpoint> endpoints, String version) {
    this.endpoints = List.copyOf(endpoints);
    this.version = version;
  }

  /** Returns the route that gives the document of those routes and of itself. */
  public static Endpoint route(List<Endpoint> endpoints, String version) {
    Later document = new Later();
    Endpoint route = Endpoint.open(Verb.GET, "/openapi.json")
        .named("getOpenApi", "operation", "Gives this document.")
        .gives(200, "The document.", Endpoint.JSON)
        .by(exchange -> Reply.ok(document.get()));
    List<Endpoint> all = new ArrayList<>(endpoints);
    all.add(route);
    document.is(() -> new OpenApi(all, version).document());
    return route;
  }

  /** A document that is made when first asked for. */
  private static final class Later {
    private Supplier<ObjectNode> made = JsonNodeFactory.instance::objectNode;
    private Optional<ObjectNode> document = Optional.empty();

    void is(Supplier<ObjectNode> later) {
      made = later;
    }

    synchronized ObjectNode get() {
      ObjectNode now = document.orElseGet(made);
      document = Optional.of(now);
      return now;
    }
  }

  /** Returns the document. */
  public ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("openapi", "3.1.1");
    ObjectNode info = document.putObject("info");
    info.put("title", "Hippocampus");
    info.put("version", version);
    info.put(
        "description",
        "A memory that sleeps, for software agents. Errors are problems as RFC 9457 has them. What"
            + " a caller may not see is answered as what is not there.");
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    tags(document);
    ObjectNode paths = document.putObject("paths");
    for (Endpoint endpoint : endpoints) {
      ObjectNode path =
          paths.withObject("/" + endpoint.path().replace("~", "~0").replace("/", "~1"));
      describe(endpoint, path.putObject(endpoint.verb().name().toLowerCase(Locale.ROOT)));
    }
    components(document.putObject("components"));
    return document;
  }

  private void tags(ObjectNode document) {
    var tags = document.putArray("tags");
    Set<String> names = new LinkedHashSet<>();
    endpoints.forEach(endpoint -> names.add(endpoint.tag()));
    names.forEach(
        name -> tags.addObject().put("name", name).put("description", TAGS.getOrDefault(name, "")));
  }

  private static void describe(Endpoint endpoint, ObjectNode operation) {
    operation.put("operationId", endpoint.operation());
    operation.put("summary", endpoint.summary());
    operation.putArray("tags").add(endpoint.tag());
    var security = operation.putArray("security");
    endpoint.needs().ifPresent(scope -> {
      security.addObject().putArray("key").add(Names.of(scope));
      security.addObject();
    });
    parameters(endpoint, operation);
    endpoint.body().ifPresent(body -> describe(body, operation.putObject("requestBody")));
    ObjectNode responses = operation.putObject("responses");
    endpoint
        .answers()
        .forEach(answer -> describe(answer, responses.putObject(String.valueOf(answer.status()))));
    Set<Integer> problems = new TreeSet<>(endpoint.needs().isPresent() ? ANY : ANY_OPEN);
    problems.addAll(endpoint.problems());
    endpoint.answers().forEach(answer -> problems.remove(answer.status()));
    problems.forEach(status -> problem(status, responses.putObject(String.valueOf(status))));
  }

  private static void parameters(Endpoint endpoint, ObjectNode operation) {
    List<String> variables =
        VARIABLE.matcher(endpoint.path()).results().map(OpenApi::name).toList();
    if (variables.isEmpty() && endpoint.parameters().isEmpty()) {
      return;
    }
    var parameters = operation.putArray("parameters");
    for (String variable : variables) {
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", variable).put("in", "path").put("required", true);
      parameter.putObject("schema").put("type", "string");
    }
    for (Parameter parameter : endpoint.parameters()) {
      ObjectNode described = parameters.addObject();
      described
          .put("name", parameter.name())
          .put("in", Names.of(parameter.place()))
          .put("description", parameter.description());
      ObjectNode schema = described.putObject("schema");
      if (parameter.isRepeated()) {
        schema.put("type", "array").putObject("items").put("type", parameter.type());
      } else {
        schema.put("type", parameter.type());
      }
    }
  }

  private static String name(MatchResult variable) {
    return variable.group(1);
  }

  private static void describe(Body body, ObjectNode described) {
    described.put("required", !body.isOptional());
    described.put("description", "At most " + body.limit() + " bytes.");
    ObjectNode content = described.putObject("content");
    for (String mediaType : body.mediaTypes()) {
      ObjectNode schema = content.putObject(mediaType).putObject("schema");
      if (body.type() == String.class) {
        schema.put("type", "string");
      } else if (body.isList() && mediaType.equals(Endpoint.JSON)) {
        schema.put("type", "array").set("items", reference(body.type()));
      } else {
        schema.setAll(reference(body.type()));
      }
    }
  }

  private static void describe(Answer answer, ObjectNode described) {
    described.put("description", answer.description());
    if (answer.status() == 204) {
      return;
    }
    ObjectNode schema =
        described.putObject("content").putObject(answer.mediaType()).putObject("schema");
    answer
        .type()
        .ifPresentOrElse(
            type -> schema.setAll(reference(type)),
            () ->
                schema.put("type", answer.mediaType().equals(Endpoint.JSON) ? "object" : "string"));
  }

  private static void problem(int status, ObjectNode described) {
    described.put(
        "description",
        Arrays.stream(Problem.Kind.values())
            .filter(kind -> kind.status() == status)
            .map(Problem.Kind::title)
            .reduce((one, other) -> one + ", or: " + other)
            .orElse("A problem"));
    described
        .putObject("content")
        .putObject(Problem.MEDIA_TYPE)
        .putObject("schema")
        .put("$ref", SCHEMAS + "Problem");
  }

  private static ObjectNode reference(Class<?> type) {
    return JsonNodeFactory.instance.objectNode().put("$ref", SCHEMAS + type.getSimpleName());
  }

  private void components(ObjectNode components) {
    Set<Class<?>> taken = new LinkedHashSet<>();
    Set<Class<?>> given = new LinkedHashSet<>(Set.of(Problem.class));
    for (Endpoint endpoint : endpoints) {
      endpoint.body().map(Body::type).filter(type -> type != String.class).ifPresent(taken::add);
      endpoint.answers().forEach(answer -> answer.type().ifPresent(given::add));
    }
    ObjectNode schemas = components.putObject("schemas");
    put(Schemas.INPUTS.definitions(taken, "components/schemas"), schemas);
    put(Schemas.OUTPUTS.definitions(given, "components/schemas"), schemas);
    components
        .putObject("securitySchemes")
        .putObject("key")
        .put("type", "http")
        .put("scheme", "bearer")
        .put(
            "description",
            "An access key, made by 'hippocampus key create'. None is needed on the loopback"
                + " address as long as the home has no key.");
  }

  private static void put(Map<String, ObjectNode> definitions, ObjectNode schemas) {
    definitions.forEach((name, schema) -> {
      if (schemas.has(name) && !schemas.get(name).equals(schema)) {
        throw new IllegalStateException("two different types are named " + name + "; rename one");
      }
      schemas.set(name, schema);
    });
  }
}
