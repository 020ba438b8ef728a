package io.hippocampus.adapter.jdbc;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.Term;
import io.hippocampus.port.CorruptException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is stored as JSON: lists, maps, reports and what memories were before. The same value is
 * always written the same way; numbers and moments come back exactly.
 */
final class Json {

  private static final ObjectMapper MAPPER = mapper();
  private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  private static final TypeReference<List<Term>> TERMS = new TypeReference<>() {};

  private Json() {}

  static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "cannot write as JSON: " + value.getClass().getName(), e);
    }
  }

  /** Writes moments as their nanoseconds. */
  static String ofMoments(List<Instant> moments) {
    return of(moments.stream().mapToLong(Moments::toNanos).toArray());
  }

  /** Returns a value as a tree, to leave something out of it. */
  static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static <T> T as(Class<T> type, String json) {
    return read(json, () -> MAPPER.readValue(json, type));
  }

  static <T> T as(Class<T> type, ObjectNode tree) {
    return read(tree, () -> MAPPER.treeToValue(tree, type));
  }

  static ObjectNode asTree(String json) {
    return as(ObjectNode.class, json);
  }

  static Map<String, String> asMetadata(String json) {
    return json.equals("{}") ? Map.of() : read(json, () -> MAPPER.readValue(json, METADATA));
  }

  static List<String> asStrings(String json) {
    return json.equals("[]") ? List.of() : read(json, () -> MAPPER.readValue(json, STRINGS));
  }

  static List<Instant> asMoments(String json) {
    List<Instant> moments = new java.util.ArrayList<>();
    for (long nanos : as(long[].class, json)) {
      moments.add(Moments.ofNanos(nanos));
    }
    return moments;
  }

  static List<Term> asTerms(String json) {
    return json.equals("[]") ? List.of() : read(json, () -> MAPPER.readValue(json, TERMS));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T read(Object json, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new CorruptException(
          "a stored value cannot be read (" + json.toString().length()
              + " characters of JSON); restore a backup",
          e);
    }
  }

  private static ObjectMapper mapper() {
    SimpleModule words = new SimpleModule("the words of memory");
    text(words, MemoryId.class, MemoryId::new);
    text(words, ExperienceId.class, ExperienceId::new);
    text(words, SleepId.class, SleepId::new);
    words.addSerializer(new EmbeddingWriter());
    words.addDeserializer(Embedding.class, new EmbeddingReader());
    return JsonMapper.builder()
        .addModules(words, new Jdk8Module(), new JavaTimeModule())
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .visibility(PropertyAccessor.GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .build();
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new StdDeserializer<T>(type) {
      private static final long serialVersionUID = 1L;

      @Override
      public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parse.apply(parser.getText());
      }
    });
  }

  private static final class EmbeddingWriter extends StdSerializer<Embedding> {
    private static final long serialVersionUID = 1L;

    EmbeddingWriter() {
      super(Embedding.class);
    }

    @Override
    public void serialize(Embedding embedding, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeBinary(Vectors.toBytes(embedding));
    }
  }

  private static final class EmbeddingReader extends StdDeserializer<Embedding> {
    private static final long serialVersionUID = 1L;

    EmbeddingReader() {
      super(Embedding.class);
    }

    @Override
    public Embedding deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Vectors.ofBytes(parser.getBinaryValue());
    }
  }
}
