package io.hippocampus.server.rest;

import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Reply;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as {@code ETag} and {@code If-Match} say them: {@code "7"}. */
final class Versions {

  static final String IF_MATCH = "If-Match";

  /** Weak too: a proxy that compresses makes it so, and a version is exact all the same. */
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

  private Versions() {}

  static Reply tagged(Reply reply, long version) {
    return reply.with("ETag", "\"" + version + "\"");
  }

  /** Returns the version that must still be so; empty where the request does not mind. */
  static OptionalLong expected(Exchange exchange) {
    Optional<String> said = exchange.header(IF_MATCH).map(String::strip);
    if (said.isEmpty() || said.get().equals("*")) {
      return OptionalLong.empty();
    }
    Matcher tag = TAG.matcher(said.get());
    if (!tag.matches()) {
      throw Problem.of(
              Kind.MALFORMED,
              IF_MATCH + " is " + said.get()
                  + "; allowed is the ETag that was given, such as \"7\"")
          .thrown();
    }
    return OptionalLong.of(Long.parseLong(tag.group(1)));
  }

  /** Holds a request to the version that it names, if it names one. */
  static void requireSame(Exchange exchange, long version) {
    OptionalLong expected = expected(exchange);
    if (expected.isPresent() && expected.getAsLong() != version) {
      throw changed(expected.getAsLong(), Long.toString(version));
    }
  }

  static RuntimeException changed(long expected, String now) {
    return Problem.of(
            Kind.CHANGED,
            "it was changed meanwhile: its version is " + now + ", not " + expected
                + "; look at it again")
        .thrown();
  }
}
