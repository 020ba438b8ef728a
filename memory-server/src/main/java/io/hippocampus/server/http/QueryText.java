package io.hippocampus.server.http;

import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Problem.Wrong;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the query of a request to the letter. What cannot be decoded is refused: passed over, a
 * mistyped filter would mean all.
 */
final class QueryText {

  private QueryText() {}

  /**
   * Returns the names that a query has, and what each was given in its order.
   *
   * @param raw the query as it stands in the request; may be empty
   * @throws ProblemException if it cannot be decoded
   */
  static Map<String, List<String>> read(String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : raw.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
      }
    }
    return values;
  }

  private static String decoded(String encoded) {
    byte[] given = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(given.length);
    for (int i = 0; i < given.length; i++) {
      if (given[i] == '%') {
        bytes.write(octet(encoded, given, i));
        i += 2;
      } else {
        bytes.write(given[i] == '+' ? ' ' : given[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw wrong(encoded, "is not UTF-8");
    }
  }

  private static int octet(String encoded, byte[] given, int at) {
    boolean isWhole = at + 2 < given.length;
    int high = isWhole ? Character.digit(given[at + 1], 16) : -1;
    int low = isWhole ? Character.digit(given[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw wrong(
          encoded, "has a percent sign without two hexadecimal digits; a sign itself is %25");
    }
    return high << 4 | low;
  }

  private static ProblemException wrong(String encoded, String what) {
    return Problem.of(
            Kind.MALFORMED,
            "the query cannot be decoded",
            new Wrong("query", "'" + encoded + "' " + what))
        .thrown();
  }
}
