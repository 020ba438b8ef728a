package io.hippocampus.server.mcp.tool;

/** Where a tool tells how far it is. Told by one thread at a time. */
@FunctionalInterface
public interface Progress {

  /** Nobody listens, and the answer is wanted all the same. */
  Progress NONE = (done, total, what) -> true;

  /**
   * Tells that so many of so many steps are done.
   *
   * @param done how many, more each time
   * @param total how many there are
   * @param what what is done, for people, without a word of any memory
   * @return false if nobody wants the answer any more
   */
  boolean told(double done, double total, String what);
}
