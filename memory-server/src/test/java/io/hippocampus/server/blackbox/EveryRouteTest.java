package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.server.blackbox.Client.Answer;
import io.hippocampus.server.blackbox.Document.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every route that the document in the docs has, so that none can be forgotten. */
final class EveryRouteTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNKNOWN = "none-such";

  /** What brings a space into being for whoever may do so. */
  private static final Set<String> MAKE_SPACES =
      Set.of("recordMessages", "remember", "importSpace");

  private static final Document DOCUMENT = Document.read();

  private final Town town = Town.here();

  private static Stream<DynamicTest> each(Predicate<Operation> which, Consumer<Operation> law) {
    return DOCUMENT.operations().stream()
        .filter(which)
        .map(operation ->
            DynamicTest.dynamicTest(operation.toString(), () -> law.accept(operation)));
  }

  @Test
  void whatTheDocumentRefersTo_isInIt() {
    assertThat(DOCUMENT.root().findValuesAsText("$ref"))
        .allSatisfy(
            reference -> assertThat(DOCUMENT.root().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @TestFactory
  Stream<DynamicTest> withoutAKey_isUnauthenticated_orOpenToEveryone() {
    return each(operation -> true, operation -> {
      Answer answer = Patience.ask(
          () -> Examples.ask(town.server().stranger(), operation, Town.SPACE, UNKNOWN));
      if (operation.scope().isPresent()) {
        DOCUMENT.isProblem(operation, answer, 401);
        assertThat(answer.header("WWW-Authenticate"))
            .hasValueSatisfying(how -> assertThat(how).startsWith("Bearer"));
      } else {
        assertThat(answer.status()).isEqualTo(200);
        DOCUMENT.holds(operation, answer);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> withAKeyOfAnotherScope_isForbidden() {
    return each(
        operation -> operation.scope().isPresent(),
        operation -> DOCUMENT.isProblem(
            operation,
            Examples.ask(
                town.without(operation.scope().orElseThrow()), operation, Town.SPACE, UNKNOWN),
            403));
  }

  /** Whoever may not see a space cannot even learn that it is there. */
  @TestFactory
  Stream<DynamicTest> foreignSpace_isAsOneThatIsNotThere_toTheLastByte() {
    return each(operation -> operation.isIn("space"), operation -> {
      Answer foreign = Examples.ask(town.elsewhere(), operation, Town.SPACE, UNKNOWN);
      Answer unknown = Examples.ask(town.elsewhere(), operation, "nowhere", UNKNOWN);

      DOCUMENT.isProblem(operation, foreign, 404);
      assertThat(foreign.text()).isEqualTo(unknown.text().replace("nowhere", Town.SPACE));
      assertThat(namesOf(foreign)).isEqualTo(namesOf(unknown));
      if (!MAKE_SPACES.contains(operation.id())) {
        assertThat(Examples.ask(town.admin(), operation, "nowhere", UNKNOWN).text())
            .isEqualTo(unknown.text());
      }
    });
  }

  private static List<String> namesOf(Answer answer) {
    return answer.head().keySet().stream()
        .filter(name -> !name.equals("connection"))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> unknownId_isNotFound() {
    return each(
        Operation::isAboutOne,
        operation -> DOCUMENT.isProblem(
            operation, Examples.ask(town.admin(), operation, Town.SPACE, UNKNOWN), 404));
  }

  @TestFactory
  Stream<DynamicTest> queryThatIsNotUnderstood_isMalformed() {
    return each(operation -> operation.scope().isPresent(), operation -> {
      String path = Examples.path(operation, Town.SPACE, UNKNOWN);
      Answer answer = town.admin()
          .ask(operation.verb(), path + (path.contains("?") ? "&" : "?") + "nonsense=1");

      DOCUMENT.isProblem(operation, answer, 400);
      assertThat(answer.json().at("/errors/0/at").asText()).isEqualTo("query:nonsense");
    });
  }

  @TestFactory
  Stream<DynamicTest> queryOfAnotherType_isInvalid_andNamed() {
    return each(operation -> true, operation -> {
      for (JsonNode parameter : operation.said().path("parameters")) {
        String type = parameter.at("/schema/type").asText();
        if (parameter.path("in").asText().equals("query") && !type.matches("string|array")) {
          String name = parameter.path("name").asText();
          Answer answer = town.admin()
              .ask(
                  operation.verb(),
                  Examples.path(operation, Town.SPACE, UNKNOWN).replaceAll("\\?.*", "") + "?" + name
                      + "=much");

          DOCUMENT.isProblem(operation, answer, 422);
          assertThat(answer.json().at("/errors/0/at").asText()).isEqualTo("query:" + name);
        }
      }
    });
  }

  private static boolean takesBody(Operation operation) {
    return !operation.bodyTypes().isEmpty();
  }

  private Answer send(Operation operation, String type, byte[] body) {
    return town.admin()
        .ask(operation.verb(), Examples.path(operation, Town.SPACE, UNKNOWN), type, body);
  }

  @TestFactory
  Stream<DynamicTest> bodyOfAnotherType_isUnsupported() {
    return each(
        EveryRouteTest::takesBody,
        operation -> DOCUMENT.isProblem(
            operation, send(operation, "text/html", new byte[] {'{', '}'}), 415));
  }

  @TestFactory
  Stream<DynamicTest> bodyWhereNoneIsTaken_isRefused() {
    return each(
        operation -> !takesBody(operation)
            && !operation.verb().equals("GET")
            && operation.scope().isPresent(),
        operation -> DOCUMENT.isProblem(
            operation, send(operation, Client.JSON, new byte[] {'{', '}'}), 400));
  }

  @TestFactory
  Stream<DynamicTest> bodyBeyondItsLimit_isTooLarge_beforeItIsSent() {
    return each(EveryRouteTest::takesBody, operation -> {
      try (Wire wire = Wire.to(town.server().url())) {
        String answer = wire.say(operation.verb() + " "
                + Examples.path(operation, Town.SPACE, UNKNOWN) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Authorization: " + town.admin().headers().get("Authorization") + "\r\n"
                + "Content-Type: " + operation.bodyTypes().getFirst() + "\r\n"
                + "Content-Length: " + (operation.limit() + 1) + "\r\n\r\n")
            .firstLine();

        assertThat(answer).contains(" 413 ");
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> bodyThatIsNoJson_isMalformed() {
    return each(EveryRouteTest::takesJson, operation -> {
      for (String type : operation.bodyTypes()) {
        for (byte[] body : List.of(
            "{\"cue\":".getBytes(StandardCharsets.UTF_8),
            "{} {".getBytes(StandardCharsets.UTF_8),
            "[1,]".getBytes(StandardCharsets.UTF_8),
            "{\"a\":NaN}".getBytes(StandardCharsets.UTF_8),
            "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
            new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'})) {
          DOCUMENT.isProblem(operation, send(operation, type, body), 400);
        }
      }
    });
  }

  /** The schema of what one thing sent is; a list is of such. */
  private static JsonNode schemaOfOne(Operation operation) {
    JsonNode schema = DOCUMENT.resolved(operation.bodySchema());
    return schema.path("type").asText().equals("array")
        ? DOCUMENT.resolved(schema.path("items"))
        : schema;
  }

  private static boolean takesJson(Operation operation) {
    return operation.bodyTypes().contains(Client.JSON);
  }

  /** Sends the example with one property changed, and expects to be told of that one. */
  private void expectWrong(Operation operation, String property, JsonNode value) {
    JsonNode example = JSON.valueToTree(Examples.body(operation).orElseThrow());
    ObjectNode changed = (ObjectNode) (example.isArray() ? example.get(0) : example);
    changed.set(property, value);
    Answer answer = town.admin()
        .ask(operation.verb(), Examples.path(operation, Town.SPACE, UNKNOWN), (Object) example);

    DOCUMENT.isProblem(operation, answer, 422);
    List<String> places = new ArrayList<>();
    answer.json().path("errors").forEach(error -> places.add(error.path("at").asText()));
    assertThat(places)
        .as(answer.toString())
        .anyMatch(place -> place.startsWith((example.isArray() ? "/0/" : "/") + property));
  }

  @TestFactory
  Stream<DynamicTest> propertyOfAnotherType_isInvalid_andNamed() {
    return each(EveryRouteTest::takesJson, operation -> {
      for (Map.Entry<String, JsonNode> property :
          schemaOfOne(operation).path("properties").properties()) {
        Stream.of("[[[]]]", "{\"x\":{\"y\":[]}}", "17.5", "true", "\"\"")
            .map(EveryRouteTest::tree)
            .filter(value -> !DOCUMENT.wrong(property.getValue(), value).isEmpty())
            .forEach(value -> expectWrong(operation, property.getKey(), value));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> propertyThatIsUnknown_isInvalid_andNamed() {
    return each(
        EveryRouteTest::takesJson, operation -> expectWrong(operation, "nonsense", tree("1")));
  }

  @TestFactory
  Stream<DynamicTest> propertyThatIsMissing_isInvalid_andNamed() {
    return each(EveryRouteTest::takesJson, operation -> {
      for (JsonNode required : schemaOfOne(operation).path("required")) {
        JsonNode example = JSON.valueToTree(Examples.body(operation).orElseThrow());
        ((ObjectNode) (example.isArray() ? example.get(0) : example)).remove(required.asText());
        Answer answer = town.admin()
            .ask(operation.verb(), Examples.path(operation, Town.SPACE, UNKNOWN), (Object) example);

        DOCUMENT.isProblem(operation, answer, 422);
        assertThat(answer.json().at("/errors/0/at").asText()).endsWith("/" + required.asText());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> answers_areNeverKept_norGuessedAt() {
    return each(operation -> true, operation -> {
      Answer answer = Examples.ask(town.elsewhere(), operation, "nowhere", UNKNOWN);

      assertThat(answer.header("Cache-Control")).hasValue("no-store");
      assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.header("Server")).isEmpty();
    });
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
