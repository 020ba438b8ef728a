package io.hippocampus.language;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Origin;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How experiences and memories are shown to a model: whole, with when and from whom they are.
 *
 * @param zone in which moments are told
 */
record Shown(ZoneId zone) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

  ObjectNode of(Memory memory) {
    Origin origin = memory.origin();
    return of(origin.occurredFrom(), origin.speaker(), origin.kind(), memory.content());
  }

  ObjectNode of(Instant when, String who, ExperienceKind kind, String text) {
    ObjectNode shown = Json.object();
    shown.put("when", MOMENT.format(when.atZone(zone)));
    shown.put("who", who);
    shown.put("kind", kind.name().toLowerCase(Locale.ROOT));
    shown.put("text", text);
    return shown;
  }

  /** Returns the schema of an object that has all of these properties and no others. */
  static ObjectNode schemaOf(ObjectNode properties) {
    ObjectNode schema = Json.object();
    schema.put("type", "object").put("additionalProperties", false);
    schema.set("properties", properties);
    ArrayNode required = schema.putArray("required");
    properties.fieldNames().forEachRemaining(required::add);
    return schema;
  }

  /** Returns the schema of an object whose one property is a list of such objects. */
  static String schemaOfList(String name, ObjectNode properties) {
    ObjectNode list = Json.object();
    list.putObject(name).put("type", "array").set("items", schemaOf(properties));
    return schemaOf(list).toString();
  }
}
