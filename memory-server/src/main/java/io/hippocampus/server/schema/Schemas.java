package io.hippocampus.server.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON schemas (2020-12) of records, made when first asked for, and the checking and reading of
 * JSON by them. Thread-safe.
 *
 * <p>A component is required unless it is an {@code Optional}; the choices of an enum are in lower
 * case. {@code null} is a value like another: whoever wants it taken as absent leaves it out first.
 */
public final class Schemas {

  /** The schemas of what comes in: an object holds nothing that its record does not have. */
  public static final Schemas INPUTS = new Schemas(true);

  /** The schemas of what goes out: a later version may add to it. */
  public static final Schemas OUTPUTS = new Schemas(false);

  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .annotationIntrospector(new SpelledEnums())
      .addModule(new Jdk8Module())
      .addModule(new JavaTimeModule())
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private final boolean isClosed;
  private final Map<Class<?>, Known> known = new ConcurrentHashMap<>();

  private Schemas(boolean isClosed) {
    this.isClosed = isClosed;
  }

  private record Known(ObjectNode schema, Schema validator) {}

  /** Returns the schema of a record, whole in itself; the caller's to change. */
  public ObjectNode of(Class<?> type) {
    return known(type).schema().deepCopy();
  }

  /** Returns all that is wrong with a value, in its order; nothing if it is as its record asks. */
  public List<InputError> errors(Class<?> type, JsonNode value) {
    Known asked = known(type);
    return asked.validator().validate(value).stream()
        .map(error -> Findings.error(error, asked.schema()))
        .distinct()
        .toList();
  }

  /**
   * Reads a value into its record.
   *
   * @throws InvalidInputException saying all that is wrong with it, or what the record refused
   */
  public <T> T read(Class<T> type, JsonNode value) {
    List<InputError> errors = errors(type, value);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    try {
      return MAPPER.treeToValue(value, type);
    } catch (JsonMappingException e) {
      throw refused(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read a tree into " + type, e);
    }
  }

  private static InvalidInputException refused(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      pointer
          .append('/')
          .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    Throwable cause = e.getCause();
    String told = cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : e.getOriginalMessage();
    InvalidInputException refused =
        new InvalidInputException(List.of(new InputError(pointer.toString(), told)));
    refused.initCause(e);
    return refused;
  }

  /**
   * Returns schemas that refer to one another, by the simple names of their records: those of the
   * given types and of all they are made of.
   *
   * @param root where they will stand in a document, such as {@code components/schemas}
   */
  public Map<String, ObjectNode> definitions(Collection<? extends Type> types, String root) {
    SchemaBuilder builder =
        Generation.generator(MAPPER, isClosed, false).buildMultipleSchemaDefinitions();
    types.forEach(builder::createSchemaReference);
    Map<String, ObjectNode> definitions = new LinkedHashMap<>();
    builder
        .collectDefinitions(root)
        .properties()
        .forEach(entry -> definitions.put(entry.getKey(), (ObjectNode) entry.getValue()));
    return definitions;
  }

  private Known known(Class<?> type) {
    return known.computeIfAbsent(type, asked -> {
      ObjectNode schema = Generation.generator(MAPPER, isClosed, true).generateSchema(asked);
      return new Known(schema, validator(schema));
    });
  }

  private static Schema validator(ObjectNode schema) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
        .getSchema(schema);
  }
}
