package io.hippocampus.server.rest;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Finds the space that a request is about. The gate has seen to it that its caller may see it. */
final class Spaces {

  /** What the paths of a space begin with. */
  static final String PATH = "/v1/spaces/{space}";

  private final Hippocampus memory;

  Spaces(Hippocampus memory) {
    this.memory = memory;
  }

  /** Returns the space, in which something must have been recorded. */
  MemorySpace existing(Exchange exchange) {
    SpaceName name = name(exchange);
    return memory.find(name).orElseThrow(() -> Problem.noSuchSpace(name.value()).thrown());
  }

  /** Returns the space, which comes into being with the first thing recorded in it. */
  MemorySpace any(Exchange exchange) {
    return memory.space(name(exchange));
  }

  static SpaceName name(Exchange exchange) {
    return new SpaceName(exchange.path("space"));
  }

  /** Returns the path of a space. */
  static String path(SpaceName space) {
    String segment = URLEncoder.encode(space.value(), StandardCharsets.UTF_8).replace("+", "%20");
    return PATH.replace("{space}", segment);
  }
}
