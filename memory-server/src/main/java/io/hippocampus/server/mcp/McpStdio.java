package io.hippocampus.server.mcp;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.Caller;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.mcp.tool.MemoryTools;
import io.hippocampus.server.mcp.tool.Sleeping;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The Model Context Protocol over a pair of streams, a message a line, in both its eras. Nothing
 * but messages is ever written there. Each way returns once the input has ended and everything that
 * was asked is answered.
 */
public final class McpStdio {

  private McpStdio() {}

  /**
   * Speaks about a memory that is open in this process, as its owner.
   *
   * @param version the version of this server
   */
  public static void serve(MemorySpace memory, String version, InputStream in, OutputStream out)
      throws IOException {
    serve(Offer.of(new MemoryTools(Sleeping.AT_ONCE), version), memory, in, out);
  }

  static void serve(Offer offer, MemorySpace memory, InputStream in, OutputStream out)
      throws IOException {
    try (StdioServer server = new StdioServer(offer, new Visit(memory, Caller.OWNER), out)) {
      server.read(in);
    }
  }

  /**
   * Hands every message to a server that has the home open, and its answers back.
   *
   * @param server finds that server; asked anew when it went away or was started again
   */
  public static void forward(
      Supplier<Optional<RunningServer>> server, SpaceName memory, InputStream in, OutputStream out)
      throws IOException {
    try (StdioForwarder forwarder = new StdioForwarder(server, memory, out)) {
      forwarder.read(in);
    }
  }
}
