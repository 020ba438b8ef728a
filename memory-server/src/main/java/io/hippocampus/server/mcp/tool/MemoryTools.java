package io.hippocampus.server.mcp.tool;

import io.hippocampus.server.access.Caller;
import java.util.List;
import java.util.Optional;

/** The tools, always in the same order. Immutable. */
public final class MemoryTools {

  private final List<Tool<?>> tools;

  /** The tools of a memory that sleeps by that. */
  public MemoryTools(Sleeping sleeping) {
    this(List.of(
        RememberTool.tool(),
        RecallTool.tool(),
        ExplainTool.tool(),
        ForgetTool.tool(),
        PinTool.tool(),
        StatusTool.tool(),
        SleepTool.tool(sleeping)));
  }

  private MemoryTools(List<Tool<?>> tools) {
    this.tools = List.copyOf(tools);
  }

  /** Returns other tools in place of those of a memory. */
  public static MemoryTools of(List<Tool<?>> tools) {
    return new MemoryTools(tools);
  }

  /** Returns all of them. */
  public List<Tool<?>> all() {
    return tools;
  }

  /** Returns those that the caller may call. */
  public List<Tool<?>> open(Caller caller) {
    return tools.stream().filter(tool -> caller.may(tool.scope())).toList();
  }

  /** Returns the tool of that name. */
  public Optional<Tool<?>> named(String name) {
    return tools.stream()
        .filter(tool -> tool.name().equals(name))
        .<Tool<?>>map(tool -> tool)
        .findFirst();
  }
}
