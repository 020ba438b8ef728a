package io.hippocampus.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Problem.Wrong;
import io.hippocampus.server.schema.InvalidInputException;
import io.hippocampus.server.schema.Schemas;
import io.hippocampus.server.view.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads bodies: as JSON, by their schemas, into their records, or says all that is wrong. */
final class Bodies {

  /** With which some editors begin a file: the mark of a byte order that UTF-8 has not. */
  private static final String MARK = "\uFEFF";

  private Bodies() {}

  /** Returns the body; an empty one is an empty object. */
  static <T> T read(Exchange exchange, Class<T> type) {
    JsonNode tree = tree(exchange.body());
    return bound(tree.isMissingNode() ? Json.read("{}") : tree, type, "");
  }

  /**
   * Returns what the body lists, as an array or line by line, at most so many.
   *
   * @param into makes each into what is wanted; what it refuses is told with its place
   */
  static <T, R> List<R> readList(Exchange exchange, Class<T> type, int most, Function<T, R> into) {
    boolean areLines = exchange.contentType().filter(Endpoint.LINES::equals).isPresent();
    List<JsonNode> trees = areLines ? lines(exchange, most) : array(exchange);
    if (trees.isEmpty() || trees.size() > most) {
      throw Problem.of(
              Kind.INVALID,
              "the body lists " + trees.size() + "; allowed are 1 to " + most
                  + ", send it in parts")
          .thrown();
    }
    List<R> read = new ArrayList<>(trees.size());
    for (int i = 0; i < trees.size(); i++) {
      T one = bound(trees.get(i), type, "/" + i);
      try {
        read.add(into.apply(one));
      } catch (IllegalArgumentException e) {
        throw Problem.of(Kind.INVALID, "a part of the body is not allowed so", wrong("/" + i, e))
            .thrown();
      }
    }
    return read;
  }

  private static List<JsonNode> array(Exchange exchange) {
    JsonNode tree = tree(exchange.body());
    if (!tree.isArray()) {
      throw Problem.of(
              Kind.INVALID,
              "the body is no list; send a JSON array, or one JSON object a line as "
                  + Endpoint.LINES)
          .thrown();
    }
    List<JsonNode> trees = new ArrayList<>();
    tree.forEach(trees::add);
    return trees;
  }

  private static List<JsonNode> lines(Exchange exchange, int most) {
    List<JsonNode> trees = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        exchange.body(),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && trees.size() <= most) {
          trees.add(line(number == 1 && line.startsWith(MARK) ? line.substring(1) : line, number));
        }
      }
    } catch (IOException e) {
      throw broken(e);
    }
    return trees;
  }

  private static JsonNode line(String line, int number) {
    try {
      return Json.read(line);
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).replace("(line 1, ", "(");
      throw Problem.of(Kind.MALFORMED, "line " + number + " is " + why).thrown();
    }
  }

  private static JsonNode tree(InputStream body) {
    try {
      return Json.read(body);
    } catch (IllegalArgumentException e) {
      throw Problem.of(Kind.MALFORMED, "the body is " + e.getMessage()).thrown();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static RuntimeException broken(IOException e) {
    return e instanceof java.nio.charset.CharacterCodingException
        ? Problem.of(Kind.MALFORMED, "the body is not UTF-8; send it as UTF-8").thrown()
        : new UncheckedIOException("the body did not arrive in full", e);
  }

  private static <T> T bound(JsonNode tree, Class<T> type, String place) {
    try {
      return Schemas.INPUTS.read(type, tree);
    } catch (InvalidInputException e) {
      List<Wrong> errors = e.errors().stream()
          .map(error -> new Wrong(place + error.pointer(), error.told()))
          .toList();
      throw Problem.of(
              Kind.INVALID,
              errors.size() == 1
                  ? "one thing in the body is not allowed so"
                  : errors.size() + " things in the body are not allowed so",
              errors)
          .thrown();
    }
  }

  private static Wrong wrong(String place, IllegalArgumentException e) {
    return new Wrong(place, String.valueOf(e.getMessage()));
  }
}
