package io.hippocampus.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.hippocampus.server.view.Json;
import io.hippocampus.server.view.MemoryView;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A record is its schema: what is required, allowed and described; errors say how to mend them. */
final class SchemasTest {

  enum Colour {
    DARK_RED,
    BLUE
  }

  record Inner(@Min(0) @Max(4) int importance, Optional<Set<Colour>> colours) {}

  record Outer(
      @JsonPropertyDescription("What it says.") @NotBlank @Size(max = 10)
      String text,

      Optional<@Size(max = 5) String> note,
      @Size(max = 3) Optional<List<@NotBlank String>> cues,
      Optional<Inner> inner,
      Optional<Instant> at,
      Optional<LocalDate> day,
      Optional<Boolean> certain) {

    Outer {
      if (text.equals("refused")) {
        throw new IllegalArgumentException("text is 'refused'; say something else");
      }
    }
  }

  @Test
  void schema_tellsTheRecord() {
    assertThat(Json.read(Schemas.INPUTS.of(Outer.class).toString())).isEqualTo(Json.read("""
                {"type": "object",
                 "properties": {
                   "text": {"type": "string", "description": "What it says.",
                     "minLength": 1, "maxLength": 10, "pattern": "\\\\S"},
                   "note": {"type": "string", "maxLength": 5},
                   "cues": {"type": "array", "maxItems": 3, "items": {"type": "string"}},
                   "inner": {"type": "object",
                     "properties": {
                       "importance": {"type": "integer", "minimum": 0, "maximum": 4},
                       "colours": {"type": "array",
                         "items": {"type": "string", "enum": ["dark_red", "blue"]}}},
                     "required": ["importance"], "additionalProperties": false},
                   "at": {"type": "string", "format": "date-time"},
                   "day": {"type": "string", "format": "date"},
                   "certain": {"type": "boolean"}},
                 "required": ["text"], "additionalProperties": false}"""));
  }

  @Test
  void problems_areAllToldAtOnce() {
    assertThat(
            Schemas.INPUTS.errors(Outer.class, Json.read("""
                    {"text": " ", "note": "much too long", "cues": ["a", "", 7, "d"],
                     "inner": {"importance": 9, "colours": ["green", "blue"], "more": 1},
                     "at": "yesterday", "day": "2026-02-31", "certain": "yes", "extra/1": true}""")).stream().map(InputError::toString))
        .containsExactlyInAnyOrder(
            "/text: must not be blank",
            "/note: must have at most 5 characters, had 13",
            "/cues: must have at most 3 items, had 4",
            "/cues/2: must be a text, was 7",
            "/inner/importance: must be at most 4, was 9",
            "/inner/colours/0: must be one of dark_red, blue, was \"green\"",
            "/inner/more: is not known; allowed are importance, colours",
            "/at: must be a moment with its zone such as 2026-03-02T09:00:00Z, was \"yesterday\"",
            "/day: must be a day such as 2026-03-02, was \"2026-02-31\"",
            "/certain: must be true or false, was \"yes\"",
            "/extra~11: is not known; allowed are text, note, cues, inner, at, day, certain");
  }

  @Test
  void missing_isTold() {
    assertThat(Schemas.INPUTS.errors(Outer.class, Json.read("{\"inner\": {}}")))
        .containsExactlyInAnyOrder(
            new InputError("/text", "is missing; give it"),
            new InputError("/inner/importance", "is missing; give it"));
    assertThat(Schemas.INPUTS.errors(Outer.class, Json.read("[]")))
        .containsExactly(new InputError("", "must be an object, was []"));
  }

  @Test
  void read_givesTheRecord() {
    Outer read = Schemas.INPUTS.read(Outer.class, Json.read("""
            {"text": "hello", "cues": ["a"], "inner": {"importance": 4, "colours": ["dark_red"]},
             "at": "2026-03-02T09:00:00Z", "day": "2026-03-02", "certain": true}"""));
    assertThat(read)
        .isEqualTo(new Outer(
            "hello",
            Optional.empty(),
            Optional.of(List.of("a")),
            Optional.of(new Inner(4, Optional.of(Set.of(Colour.DARK_RED)))),
            Optional.of(Instant.parse("2026-03-02T09:00:00Z")),
            Optional.of(LocalDate.parse("2026-03-02")),
            Optional.of(true)));
  }

  @Test
  void read_saysWhatTheRecordRefused() {
    assertThatThrownBy(() -> Schemas.INPUTS.read(Outer.class, Json.read("{\"text\":\"refused\"}")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the input text is 'refused'; say something else");
  }

  @Test
  void outputs_mayGrow() {
    assertThat(Schemas.OUTPUTS.errors(Inner.class, Json.read("{\"importance\": 1, \"more\": 1}")))
        .isEmpty();
  }

  @Test
  void definitions_referToOneAnother() {
    Map<String, ?> definitions =
        Schemas.OUTPUTS.definitions(List.of(MemoryView.class, Outer.class), "components/schemas");
    assertThat(definitions).containsKeys("MemoryView", "OriginView", "Outer", "Inner");
    assertThat(definitions.get("MemoryView").toString())
        .contains("\"$ref\":\"#/components/schemas/OriginView\"");
  }
}
