package io.hippocampus.server.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A bare connection to a server, on which anything can be said. */
final class Wire implements AutoCloseable {

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in = new java.io.BufferedInputStream(socket.getInputStream());
  }

  static Wire to(URI server) {
    try {
      return new Wire(new Socket(server.getHost(), server.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says something; a server that listens no more is no error. */
  Wire say(String text) {
    return say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire say(byte[] bytes) {
    isHeard(bytes);
    return this;
  }

  /** Says something, and returns whether the server still takes it. */
  boolean isHeard(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the first line that it answers; empty when it hangs up without a word. */
  String firstLine() {
    return line().orElse("");
  }

  /** Returns the next line; empty when it has hung up. */
  Optional<String> line() {
    StringBuilder line = new StringBuilder();
    try {
      int c = in.read();
      if (c < 0) {
        return Optional.empty();
      }
      for (; c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return Optional.of(line.toString().strip());
    } catch (SocketException e) {
      // The server has hung up.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all that it answers until it hangs up. */
  String rest() {
    StringBuilder all = new StringBuilder();
    try {
      for (int c = in.read(); c >= 0; c = in.read()) {
        all.append((char) c);
      }
    } catch (SocketException e) {
      // The server has hung up.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  /** Breaks the connection off in the middle, without a farewell. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
