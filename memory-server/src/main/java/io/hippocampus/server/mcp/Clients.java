package io.hippocampus.server.mcp;

/** What clients call themselves. Pure. */
final class Clients {

  private static final int LONGEST = 100;

  private Clients() {}

  /** Returns a client's name and version as one printable name, {@code mcp} when it has none. */
  static String named(String name, String version) {
    String told = (name + " " + version)
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(LONGEST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
    return told.isEmpty() ? "mcp" : told;
  }
}
