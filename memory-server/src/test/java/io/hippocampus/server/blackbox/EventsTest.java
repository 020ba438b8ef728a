package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watching a night as server-sent events, on connections that do not last. */
final class EventsTest {

  private static final int MEMORIES = 120;

  @TempDir
  static Path folder;

  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.in(folder.resolve("home"));
    assertThat(Life.live(server.owner(), "harbour", MEMORIES).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Event(long id, String name, JsonNode data) {}

  /** A connection on which events come. */
  private static final class Stream implements AutoCloseable {
    private final Wire wire;

    Stream(String path, Optional<Long> last) {
      wire = Wire.to(server.url())
          .say("GET " + path + " HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
              + server.token() + "\r\n"
              + last.map(id -> "Last-Event-ID: " + id + "\r\n").orElse("") + "\r\n");
      assertThat(wire.firstLine()).contains(" 200 ");
      for (String line = wire.firstLine(); !line.isEmpty(); line = wire.firstLine()) {
        // The headers.
      }
    }

    /** Returns the next event; empty when there are no more. */
    Optional<Event> next() {
      String id = "";
      String name = "";
      while (true) {
        Optional<String> line = wire.line();
        if (line.isEmpty()) {
          return Optional.empty();
        }
        String text = line.get();
        if (text.startsWith("id: ")) {
          id = text.substring(4);
        } else if (text.startsWith("event: ")) {
          name = text.substring(7);
        } else if (text.startsWith("data: ")) {
          return Optional.of(new Event(Long.parseLong(id), name, json(text.substring(6))));
        }
      }
    }

    List<Event> rest() {
      List<Event> rest = new ArrayList<>();
      for (Optional<Event> event = next(); event.isPresent(); event = next()) {
        rest.add(event.get());
      }
      return rest;
    }

    @Override
    public void close() {
      wire.reset();
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String begin(String body) {
    Client.Answer begun = server.owner().post("/v1/spaces/harbour/sleeps", body);
    assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
    return begun.header("Location").orElseThrow() + "/events";
  }

  /** Reads one event on each connection, breaks it off, and goes on where it was. */
  @Test
  void whoBreaksOffAfterEachEvent_seesEveryOneOnce() {
    String path = begin("{}");
    List<Event> seen = new ArrayList<>();
    Optional<Long> last = Optional.empty();
    while (true) {
      Optional<Event> event;
      try (Stream stream = new Stream(path, last)) {
        event = stream.next();
      }
      if (event.isEmpty()) {
        break;
      }
      seen.add(event.get());
      last = event.map(Event::id);
    }

    List<Event> all;
    try (Stream stream = new Stream(path, Optional.empty())) {
      all = stream.rest();
    }
    assertThat(seen)
        .isEqualTo(all)
        .extracting(Event::id)
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(all.getLast().name()).isEqualTo("over");
  }

  @Test
  void manyWhoWatch_seeTheSame() {
    String path = begin("{\"dryRun\":true}");
    List<Stream> watchers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      watchers.add(new Stream(path, Optional.empty()));
    }
    watchers.removeFirst().close();

    List<List<Event>> seen = watchers.stream().map(Stream::rest).distinct().toList();

    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().getLast().name()).isEqualTo("over");
    watchers.forEach(Stream::close);
    assertThat(server.program().complained()).doesNotContain("\tat ", "severe:");
  }

  @Test
  void lastEventThatIsNone_isMalformed() {
    String path = begin("{\"dryRun\":true}");

    Document.isProblem(server.owner().with("Last-Event-ID", "yesterday").get(path), 400);
    try (Stream stream = new Stream(path, Optional.of(999_999L))) {
      assertThat(stream.rest()).isEmpty();
    }
  }
}
