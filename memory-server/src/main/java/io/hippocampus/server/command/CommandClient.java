package io.hippocampus.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.view.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** Has a running server run a command, and hands on what it answers as it comes. */
public final class CommandClient {

  private static final int OK = 200;
  private static final int CONNECTING_MILLIS = 2_000;

  /** The server says every few seconds that it goes on. */
  private static final int SILENT_MILLIS = 60_000;

  private static final int PIECE_BYTES = 1 << 20;

  private final RunningServer server;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * Asks that server.
   *
   * @param in where the command's standard input comes from, when it asks for some
   * @param out where its answers go
   * @param err where everything else goes
   */
  public CommandClient(RunningServer server, InputStream in, PrintStream out, PrintStream err) {
    this.server = server;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /**
   * Has the command run and returns its exit code; empty if the server cannot be reached or does
   * not take it, and so nothing was done.
   *
   * @throws UnavailableException if the server went away after it had been asked
   */
  public OptionalInt run(CommandCall call) {
    byte[] body = Json.compact(call).getBytes(StandardCharsets.UTF_8);
    HttpURLConnection connection;
    try {
      connection = connected("", body.length);
    } catch (IOException e) {
      return OptionalInt.empty();
    }
    try {
      send(connection, body);
      if (connection.getResponseCode() != OK
          || !CommandServlet.LINES.equals(connection.getContentType())) {
        return OptionalInt.empty();
      }
      try (InputStream lines = connection.getInputStream()) {
        return OptionalInt.of(follow(lines));
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "the server at " + server.url() + " went away while it ran the command; what it had done"
              + " by then stays done",
          e);
    }
  }

  private int follow(InputStream answer) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    String call = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode said = read(line);
      write(said.path("out"), out);
      write(said.path("err"), err);
      if (said.has("call")) {
        call = said.path("call").asText();
      } else if (said.has("in")) {
        give(call);
      } else if (said.has("exit")) {
        return said.path("exit").asInt();
      }
    }
    throw new IOException("the answer ended before the command did");
  }

  private static JsonNode read(String line) throws IOException {
    try {
      return Json.read(line);
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer ended in the middle of a line", e);
    }
  }

  private static void write(JsonNode said, OutputStream to) throws IOException {
    if (!said.isMissingNode()) {
      to.write(said.binaryValue());
      to.flush();
    }
  }

  /** Gives what there is of the standard input, up to a piece; of a terminal, a line. */
  private void give(String call) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    int read = in.read(piece);
    HttpURLConnection connection = connected("/" + call, Math.max(0, read));
    send(connection, Arrays.copyOf(piece, Math.max(0, read)));
    // Whether it was taken shows in what the command says.
    connection.getResponseCode();
  }

  private HttpURLConnection connected(String below, int length) throws IOException {
    HttpURLConnection connection = server.connection(CommandServlet.PATH + below);
    connection.setRequestMethod("POST");
    connection.setConnectTimeout(CONNECTING_MILLIS);
    connection.setReadTimeout(SILENT_MILLIS);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    // It also keeps the JDK from sending the request a second time by itself.
    connection.setFixedLengthStreamingMode(length);
    connection.connect();
    return connection;
  }

  private static void send(HttpURLConnection connection, byte[] body) throws IOException {
    try (OutputStream to = connection.getOutputStream()) {
      to.write(body);
    }
  }
}
