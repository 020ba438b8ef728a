package io.hippocampus.server.http;

import io.hippocampus.server.access.Caller;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A request as a door sees it. Belongs to one thread. */
public interface Exchange {

  /** Returns who asks. */
  Caller caller();

  /** Returns what stands in the path for that name, decoded. */
  String path(String name);

  /** Returns what the query says by that name, the last if it says it more than once. */
  Optional<String> query(String name);

  /** Returns all that the query says by that name, in its order. */
  List<String> queries(String name);

  /** Returns the header of that name. */
  Optional<String> header(String name);

  /** Returns the media type of the body, without its parameters; empty when none is named. */
  Optional<String> contentType();

  /**
   * Returns the body as it comes.
   *
   * <p>Reading further than the route's limit throws the problem {@code too_large}.
   */
  InputStream body();

  /** Notes for the audit what was acted on, such as a memory's id; never its text. */
  void about(String what);
}
