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

  public Tagger {
    Checks.name("tagger name", name);
    Checks.name("tagger version", version);
  }

  @Override
  public String toString() {
    return name + "/" + version;
  }
}
