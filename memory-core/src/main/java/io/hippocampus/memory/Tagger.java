package io.hippocampus.memory;

/**
 * Who wrote a salience tag.
 *
 * @param name for example {@code offline}, {@code caller} or a language model's name
 * @param version the version of its rules or prompt
 */
public record Tagger(String name, String version) {

  /** The agent or application that recorded the experience and tagged it itself. */
  public static final Tagger CALLER = new Tagger("caller", "1");

  /** Nobody yet: the tag is a placeholder until a tagger has written one. */
  public static final Tagger NONE = new Tagger("none", "0");

  private static final String CALLING = CALLER.name();

  public Tagger {
    Checks.name("tagger name", name);
    Checks.name("tagger version", version);
  }

  /**
   * Returns the caller as tagger, saying which one: its tags are kept as those of {@link #CALLER}.
   *
   * @param which which application or model it was, with its version
   */
  public static Tagger caller(String which) {
    return new Tagger(CALLING, which);
  }

  /** Whether whoever recorded the experience wrote the tag, so that nobody writes another. */
  public boolean isCaller() {
    return name.equals(CALLING);
  }

  @Override
  public String toString() {
    return name + "/" + version;
  }
}
