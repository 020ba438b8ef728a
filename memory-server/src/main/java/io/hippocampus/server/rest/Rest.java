package io.hippocampus.server.rest;

import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.schema.Schemas;
import java.util.ArrayList;
import java.util.List;

/** The REST door: all its routes. Thread-safe. */
public final class Rest {

  private final List<Endpoint> endpoints = new ArrayList<>();

  /**
   * The routes of an open home.
   *
   * @param answers what was answered to requests that name themselves
   */
  public Rest(OpenHome home, AnswerLog answers) {
    Spaces spaces = new Spaces(home.memory());
    Idempotency idempotency = new Idempotency(answers, home.clock());
    endpoints.addAll(new SpaceRoutes(home, spaces).endpoints());
    endpoints.addAll(new MessageRoutes(home, spaces, idempotency).endpoints());
    endpoints.addAll(new RecallRoutes(spaces).endpoints());
    endpoints.addAll(new MemoryRoutes(home, spaces).endpoints());
    endpoints.addAll(new SleepRoutes(home, spaces).endpoints());
    endpoints.addAll(new ArchiveRoutes(spaces).endpoints());
    endpoints.addAll(new PolicyRoutes(home, spaces).endpoints());
    endpoints.addAll(new ScheduleRoutes(home, spaces).endpoints());
  }

  /** Makes the schemas of what is sent most, which the first to send it would wait for. */
  public static void warm() {
    Schemas.INPUTS.of(Requests.Message.class);
    Schemas.INPUTS.of(Requests.Recall.class);
  }

  /** Returns the routes. */
  public List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }
}
