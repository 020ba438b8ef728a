package io.hippocampus.server.rest;

import io.hippocampus.Imported;
import io.hippocampus.MemorySpace;
import io.hippocampus.archive.Archive;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.archive.ArchiveFormatException;
import io.hippocampus.server.archive.ArchiveReader;
import io.hippocampus.server.archive.ArchiveWriter;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Reply;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A space taken out as an archive, and an archive brought in. */
final class ArchiveRoutes {

  /** How many bytes an archive may have: 256 MiB. Larger ones are for the command line. */
  private static final long LIMIT = 256L << 20;

  private static final String TAG = "archive";

  private final Spaces spaces;

  ArchiveRoutes(Spaces spaces) {
    this.spaces = spaces;
  }

  /** What became of an archive, or would. */
  record Brought(boolean dryRun, Imported imported) {}

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/archive")
            .named(
                "exportSpace",
                TAG,
                "Gives the space as an archive, line by line: its experiences and memories as they"
                    + " are, without embeddings. One whose last line is missing was cut off.")
            .gives(200, "The archive.", ArchiveWriter.MEDIA_TYPE)
            .fails(404)
            .by(this::write),
        Endpoint.needing(Scope.WRITE, Verb.POST, Spaces.PATH + "/archive")
            .named(
                "importSpace",
                TAG,
                "Brings an archive into the space. What is there already stays as it is, and what the"
                    + " space has forgotten does not come back, so it may be sent again.")
            .query("dryRun", "boolean", "Whether to tell only what would be; false if left out.")
            .takes(ArchiveWriter.MEDIA_TYPE, LIMIT)
            .gives(200, "What became of it.", Brought.class)
            .fails(404, 409, 413, 415)
            .by(this::read));
  }

  private Reply write(Exchange exchange) {
    MemorySpace space = spaces.existing(exchange);
    return Reply.streamed(ArchiveWriter.MEDIA_TYPE, out -> write(space, out));
  }

  private static void write(MemorySpace space, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    ArchiveWriter writer = new ArchiveWriter(buffered);
    space.archive().write(writer);
    writer.finish();
    buffered.flush();
  }

  private Reply read(Exchange exchange) {
    boolean dryRun = Queries.truth(exchange, "dryRun").orElse(false);
    Archive archive = archive(exchange);
    MemorySpace space = spaces.any(exchange);
    Imported imported =
        dryRun ? space.archive().preview(archive) : space.archive().read(archive, progress -> {});
    exchange.about(imported.memories() + " memories");
    return Reply.ok(new Brought(dryRun, imported));
  }

  private static Archive archive(Exchange exchange) {
    try {
      return ArchiveReader.read(exchange.body());
    } catch (ArchiveFormatException e) {
      // As everywhere: what is no JSON is malformed, what is JSON and no archive is not allowed.
      throw Problem.of(e.isJson() ? Kind.INVALID : Kind.MALFORMED, String.valueOf(e.getMessage()))
          .thrown();
    } catch (IOException e) {
      throw new UncheckedIOException("the body did not arrive in full", e);
    }
  }
}
