package io.hippocampus.server.rest;

import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Problem.Wrong;
import io.hippocampus.server.view.Names;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the query of a request says, or says what is allowed there. */
final class Queries {

  private Queries() {}

  /** Returns a whole number within bounds. */
  static int integer(Exchange exchange, String name, int least, int most, int otherwise) {
    return exchange
        .query(name)
        .map(text -> {
          try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
              return value;
            }
          } catch (NumberFormatException e) {
            throw wrong(name, text, "whole numbers from " + least + " to " + most);
          }
          throw wrong(name, text, "whole numbers from " + least + " to " + most);
        })
        .orElse(otherwise);
  }

  /** Returns a number within bounds. */
  static Optional<Double> number(Exchange exchange, String name, double least, double most) {
    return exchange.query(name).map(text -> {
      String allowed = "numbers from " + least + " to " + most;
      try {
        double value = Double.parseDouble(text);
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw wrong(name, text, allowed);
      }
      throw wrong(name, text, allowed);
    });
  }

  /** Returns whether something is so. */
  static Optional<Boolean> truth(Exchange exchange, String name) {
    return exchange.query(name).map(text -> switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, text, "true and false");
    });
  }

  /** Returns a moment. */
  static Optional<Instant> moment(Exchange exchange, String name) {
    return exchange.query(name).map(text -> {
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw wrong(name, text, "moments such as 2026-03-02T09:00:00Z");
      }
    });
  }

  /** Returns a choice by its name. */
  static <E extends Enum<E>> E choice(String name, String text, Class<E> choices) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> Names.of(choice).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> wrong(
            name,
            text,
            Arrays.stream(choices.getEnumConstants())
                .map(Names::of)
                .collect(Collectors.joining(", "))));
  }

  static RuntimeException wrong(String name, String was, String allowed) {
    return Problem.of(
            Kind.INVALID,
            "the query says something that is not allowed",
            new Wrong("query:" + name, "is '" + was + "'; allowed are " + allowed))
        .thrown();
  }
}
