package io.hippocampus.server.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.schema.InputError;
import io.hippocampus.server.schema.InvalidInputException;
import io.hippocampus.server.schema.Schemas;
import io.hippocampus.server.view.Json;
import io.hippocampus.server.view.Names;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something a model can do with a memory. Immutable; safe to call from several threads.
 *
 * @param name by which it is called
 * @param title its name for people
 * @param description when to call it and what it answers, for the model; constant
 * @param scope what the caller must be allowed to do
 * @param hints what it changes
 * @param input what it takes
 * @param output what it gives
 * @param work what it does
 * @param <I> what it takes
 */
public record Tool<I extends Record>(
    String name,
    String title,
    String description,
    Scope scope,
    Hints hints,
    Class<I> input,
    Class<? extends Record> output,
    Work<I> work) {

  private static final System.Logger LOG = System.getLogger(Tool.class.getName());

  /** What a tool does. */
  @FunctionalInterface
  public interface Work<I> {

    /**
     * Does it.
     *
     * @throws IllegalArgumentException if the model can mend its input, saying how
     * @throws HippocampusException if it cannot be done now
     */
    Answer with(I input, Call call);
  }

  /** Returns the schema of what it takes. */
  public ObjectNode inputSchema() {
    return Schemas.INPUTS.of(input);
  }

  /** Returns the schema of what it gives. */
  public ObjectNode outputSchema() {
    return Schemas.OUTPUTS.of(output);
  }

  /** Calls it with the arguments a model gave. What goes wrong is answered, not thrown. */
  public ToolResult call(JsonNode arguments, Call call) {
    if (!call.caller().may(scope)) {
      return ToolResult.failed("not done: '" + call.caller().name() + "' may not "
          + Names.of(scope) + " in this memory, which " + name + " needs; whoever gave out the"
          + " access key can allow it. Go on without it.");
    }
    try {
      Answer answer = work.with(Schemas.INPUTS.read(input, withoutNulls(arguments)), call);
      return new ToolResult(answer.text(), Optional.of(Json.tree(answer.data())), false);
    } catch (InvalidInputException e) {
      return ToolResult.failed("not done; mend this and call " + name + " again:\n"
          + e.errors().stream().map(InputError::toString).collect(Collectors.joining("\n")));
    } catch (IllegalArgumentException e) {
      return ToolResult.failed(
          "not done: " + e.getMessage() + ". Mend it and call " + name + " again.");
    } catch (HippocampusException e) {
      return ToolResult.failed(
          "not done: " + e.getMessage() + ". Go on without it; it may work later.");
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "tool " + name + " failed", e);
      return ToolResult.failed("not done: the memory failed inside, which is no fault of the"
          + " call; its log says more. Go on without it.");
    }
  }

  /** Models give null for what they leave out. */
  private static JsonNode withoutNulls(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode kept = object.objectNode();
      object.properties().forEach(entry -> {
        if (!entry.getValue().isNull()) {
          kept.set(entry.getKey(), withoutNulls(entry.getValue()));
        }
      });
      return kept;
    }
    return value;
  }
}
