package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hippocampus.server.view.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads messages, one a line, until there are no more. */
final class LineReader {

  private LineReader() {}

  /**
   * Hands over each message in turn; what is none is answered with an error.
   *
   * @param out where errors go
   */
  static void read(InputStream in, LineWriter out, Consumer<JsonNode> messages) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode none = JsonNodeFactory.instance.missingNode();
      try {
        JsonNode message = Json.read(line);
        if (Rpc.isMessage(message)) {
          messages.accept(message);
        } else {
          out.write(Rpc.error(
              message.path("id"),
              new RpcException(
                  400, RpcException.INVALID_REQUEST, "the line is no message of JSON-RPC 2.0")));
        }
      } catch (IllegalArgumentException e) {
        out.write(Rpc.error(
            none, new RpcException(400, RpcException.PARSE_ERROR, String.valueOf(e.getMessage()))));
      }
    }
  }
}
