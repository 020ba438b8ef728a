package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.hippocampus.server.blackbox.Client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OpenAPI document in the docs: which operations there are, and what they take and give. */
final class Document {

  static final String PROBLEM = "application/problem+json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");
  private static final Pattern LIMIT = Pattern.compile("At most (\\d+) bytes");

  private final JsonNode root;
  private final Map<String, Schema> validators = new ConcurrentHashMap<>();

  private Document(JsonNode root) {
    this.root = root;
  }

  /** Reads it. */
  static Document read() {
    try {
      return new Document(
          JSON.readTree(Files.readString(Path.of(System.getProperty("hippocampus.document")))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One route.
   *
   * @param verb its method, in capitals
   * @param path its path, with {@code {name}} for what varies
   * @param said what the document says of it
   */
  record Operation(String verb, String path, JsonNode said) {

    /** Returns its name. */
    String id() {
      return said.path("operationId").asText();
    }

    /** Returns what its caller must be allowed; empty when it is open to everyone. */
    Optional<String> scope() {
      return Optional.of(said.at("/security/0/key/0").asText()).filter(scope -> !scope.isEmpty());
    }

    boolean isIn(String place) {
      return path.contains("{" + place + "}");
    }

    /** Whether it is about one of several things in a space. */
    boolean isAboutOne() {
      return path.replace("{space}", "").contains("{");
    }

    /** Returns the types of body that it takes; none when it takes no body. */
    List<String> bodyTypes() {
      List<String> types = new ArrayList<>();
      said.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
      return types;
    }

    /** Returns how many bytes a body may have. */
    long limit() {
      Matcher limit = LIMIT.matcher(said.at("/requestBody/description").asText());
      assertThat(limit.find()).as("the limit of " + id()).isTrue();
      return Long.parseLong(limit.group(1));
    }

    /** Returns the schema of its body as JSON. */
    JsonNode bodySchema() {
      return said.at("/requestBody/content").path(Client.JSON).path("schema");
    }

    @Override
    public String toString() {
      return verb + " " + path;
    }
  }

  JsonNode root() {
    return root;
  }

  /** Returns all operations, in their order. */
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(path -> path.getValue().properties().stream()
            .filter(verb -> VERBS.contains(verb.getKey()))
            .map(verb -> new Operation(
                verb.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), verb.getValue()))
            .forEach(operations::add));
    return operations;
  }

  /** Holds an answer to what the document says of it: status, type and body. */
  void holds(Operation operation, Answer answer) {
    JsonNode said = operation.said().path("responses").path(String.valueOf(answer.status()));
    assertThat(said.isMissingNode()).as(operation + " gave " + answer).isFalse();
    if (said.path("content").isEmpty()) {
      assertThat(answer.text()).as(operation.toString()).isEmpty();
      return;
    }
    assertThat(types(said)).as(operation + " gave " + answer).contains(answer.type());
    if (List.of(Client.JSON, PROBLEM).contains(answer.type())) {
      assertThat(wrong(said.path("content").path(answer.type()).path("schema"), answer.json()))
          .as(operation + " gave " + answer)
          .isEmpty();
    }
  }

  /** Returns the types of an answer, without their parameters. */
  private static List<String> types(JsonNode said) {
    return said.path("content").properties().stream()
        .map(content -> content.getKey().split(";")[0])
        .toList();
  }

  /** Holds an answer to being a problem of that status, as RFC 9457 has it. */
  void isProblem(Operation operation, Answer answer, int status) {
    isProblem(answer, status);
    holds(operation, answer);
  }

  static void isProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.type()).as(answer.toString()).isEqualTo(PROBLEM);
    JsonNode problem = answer.json();
    assertThat(problem.path("type").asText()).startsWith("urn:hippocampus:problem:");
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("Exception");
    for (JsonNode error : problem.path("errors")) {
      assertThat(error.path("at").asText()).matches("(/.*|(query|header|path):.+|)");
      assertThat(error.path("detail").asText()).isNotBlank();
    }
  }

  /** Returns what is wrong with a value by a schema of the document. */
  List<String> wrong(JsonNode schema, JsonNode value) {
    return validator(schema).validate(value).stream().map(Object::toString).toList();
  }

  /** Returns a schema with what it refers to in its place, one step deep. */
  JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : root.at(reference.substring(1));
  }

  private Schema validator(JsonNode schema) {
    return validators.computeIfAbsent(schema.toString(), text -> {
      ObjectNode whole = JSON.createObjectNode();
      whole.set("$defs", tree(root.at("/components/schemas").toString()));
      whole.putArray("allOf").add(tree(text));
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              registry -> registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
          .getSchema(whole);
    });
  }

  /** Reads JSON, in which schemas then stand where a validator looks for them. */
  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json.replace("#/components/schemas/", "#/$defs/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
