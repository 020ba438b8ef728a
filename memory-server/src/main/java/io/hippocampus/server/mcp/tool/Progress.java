package io.hippocampus.server.mcp.tool;

/** Where a tool tells how far it is. Told by one thread at a time. */
@FunctionalInterface
public interface Progress {

  /** Nobody listens. */
  Progress NONE = (done, total, what) -> {};

  /**
   * Tells that so many of so many steps are done.
   *
   * @param done how many, more each time
   * @param total how many there are
   * @param what what was done last, for people, without a word of any memory
   */
  void told(int done, int total, String what);
}
