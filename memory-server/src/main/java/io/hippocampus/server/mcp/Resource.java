package io.hippocampus.server.mcp;

import java.util.Optional;

/**
 * Something a client may read.
 *
 * @param uri where it is; of a template, {@code {id}} at its end stands for what is wanted
 * @param name its name
 * @param title its name for people
 * @param description what it is
 * @param mimeType what sort of text it is
 * @param reading how it is read
 */
record Resource(
    String uri, String name, String title, String description, String mimeType, Reading reading) {

  static final String ID = "{id}";

  /** How something is read. */
  @FunctionalInterface
  interface Reading {

    /** Returns the text; empty when there is none of that id, which is empty of no template. */
    Optional<String> of(String id, Visit visit);
  }

  boolean isTemplate() {
    return uri.endsWith(ID);
  }

  /** Returns what the id in that uri is, if it is one of this resource. */
  Optional<String> idIn(String asked) {
    if (!isTemplate()) {
      return asked.equals(uri) ? Optional.of("") : Optional.empty();
    }
    String stem = uri.substring(0, uri.length() - ID.length());
    return asked.startsWith(stem) && asked.length() > stem.length()
        ? Optional.of(asked.substring(stem.length()))
        : Optional.empty();
  }
}
