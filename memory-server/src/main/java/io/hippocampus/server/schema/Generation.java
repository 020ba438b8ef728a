package io.hippocampus.server.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import io.hippocampus.server.view.Names;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How schemas are made of records: every component is required unless it is an {@code Optional},
 * which is described as what it may hold; components stand in the order declared.
 */
final class Generation {

  private static final Set<Class<?>> OPTIONALS =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private Generation() {}

  /**
   * Returns what makes schemas.
   *
   * @param isClosed whether an object may hold nothing but what its record has
   * @param isWhole whether all stands in one schema; otherwise records are referred to
   */
  static SchemaGenerator generator(ObjectMapper mapper, boolean isClosed, boolean isWhole) {
    SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
            mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
        .with(new JacksonModule())
        .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS))
        .with(
            Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
            Option.STANDARD_FORMATS,
            Option.PLAIN_DEFINITION_KEYS)
        .with(isWhole ? Option.INLINE_ALL_SCHEMAS : Option.DEFINITIONS_FOR_ALL_OBJECTS)
        .without(
            Option.SCHEMA_VERSION_INDICATOR, Option.FLATTENED_ENUMS, Option.FLATTENED_OPTIONALS);
    if (isClosed) {
      config.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
    }
    config.with(Generation::plain);
    config
        .forFields()
        .withRequiredCheck(field -> !isOptional(field))
        .withTargetTypeOverridesResolver(Generation::whatItMayHold)
        .withStringPatternResolver(Generation::notBlank);
    config.forTypesInGeneral().withPropertySorter(Generation::inOrder);
    return new SchemaGenerator(config.build());
  }

  /**
   * What is not described by its fields: choices, days, times, any JSON, numbers that may be
   * absent.
   */
  private static @Nullable CustomDefinition plain(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> erased = type.getErasedType();
    ObjectNode schema = context.getGeneratorConfig().createObjectNode();
    if (erased.isEnum()) {
      var choices = schema.put("type", "string").putArray("enum");
      for (Object choice : erased.getEnumConstants()) {
        choices.add(Names.of((Enum<?>) choice));
      }
    } else if (erased == LocalDate.class) {
      schema.put("type", "string").put("format", "date");
    } else if (erased == LocalTime.class) {
      // The format "time" is that of a moment of a day in a zone.
      schema.put("type", "string").put("pattern", "^\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$");
    } else if (erased == OptionalInt.class || erased == OptionalLong.class) {
      schema.put("type", "integer");
    } else if (erased == OptionalDouble.class) {
      schema.put("type", "number");
    } else if (!JsonNode.class.isAssignableFrom(erased) && erased != Object.class) {
      return null;
    }
    return new CustomDefinition(
        schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
  }

  private static boolean isOptional(FieldScope field) {
    return OPTIONALS.contains(field.getRawMember().getType());
  }

  private static @Nullable List<ResolvedType> whatItMayHold(FieldScope field) {
    return field.getType().getErasedType() == Optional.class
        ? field.getType().getTypeParameters()
        : null;
  }

  private static @Nullable String notBlank(FieldScope field) {
    return field.getAnnotationConsideringFieldAndGetter(NotBlank.class) == null ? null : "\\S";
  }

  private static int inOrder(MemberScope<?, ?> one, MemberScope<?, ?> other) {
    return Integer.compare(place(one), place(other));
  }

  private static int place(MemberScope<?, ?> member) {
    Class<?> record = member.getRawMember().getDeclaringClass();
    RecordComponent[] components = record.getRecordComponents();
    for (int i = 0; components != null && i < components.length; i++) {
      if (components[i].getName().equals(member.getDeclaredName())) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }
}
