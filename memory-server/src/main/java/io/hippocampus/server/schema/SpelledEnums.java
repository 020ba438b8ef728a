package io.hippocampus.server.schema;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.hippocampus.server.view.Names;

/** Has Jackson read and write the choices of an enum as {@link Names} spells them. */
final class SpelledEnums extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] choices, String[] names) {
    for (int i = 0; i < choices.length; i++) {
      names[i] = Names.of(choices[i]);
    }
    return names;
  }
}
