package io.hippocampus.server.cli.frame;

import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Trust;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.model.Provider;
import io.hippocampus.server.view.Names;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One of a closed set of choices, spelled as it is everywhere outside: {@code tool_use}. */
public abstract class Choices<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

  private final List<E> choices;

  private Choices(E[] choices) {
    this.choices = Arrays.asList(choices);
  }

  @Override
  public final E convert(String value) {
    return choices.stream()
        .filter(choice -> choice.name().equalsIgnoreCase(value.replace('-', '_')))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(
            "'" + value + "' is not one of " + String.join(", ", this)));
  }

  @Override
  public final Iterator<String> iterator() {
    return choices.stream().map(Names::of).iterator();
  }

  /** The kinds of experience. */
  public static final class Kinds extends Choices<ExperienceKind> {
    Kinds() {
      super(ExperienceKind.values());
    }
  }

  /** How far a source is to be believed. */
  public static final class Trusts extends Choices<Trust> {
    Trusts() {
      super(Trust.values());
    }
  }

  /** Whether a recalled memory was of use. */
  public static final class Uses extends Choices<Usefulness> {
    Uses() {
      super(Usefulness.values());
    }
  }

  /** Who serves a language model. */
  public static final class Providers extends Choices<Provider> {
    Providers() {
      super(Provider.values());
    }
  }

  /** What a caller may be allowed to do. */
  public static final class Scopes extends Choices<Scope> {
    Scopes() {
      super(Scope.values());
    }
  }
}
