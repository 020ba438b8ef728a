package io.hippocampus.server.cli.server;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.AccessKey;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.Names;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An access key, without itself.
 *
 * @param id names it
 * @param name who it is for
 * @param scopes what its bearer may do
 * @param spaces in which spaces only; none for all
 * @param created when it was made
 * @param expires from when on it opens nothing
 */
record KeyView(
    String id,
    String name,
    List<String> scopes,
    List<String> spaces,
    Instant created,
    Optional<Instant> expires) {

  static KeyView of(AccessKey key) {
    return new KeyView(
        key.id(),
        key.name(),
        key.scopes().stream().sorted().map(Names::of).toList(),
        key.spaces().stream().sorted().map(SpaceName::value).toList(),
        key.created(),
        key.expires());
  }

  void print(Page page) {
    page.line(
        "%s  %s  %s in %s%s",
        id,
        page.strong(Page.data(name)),
        String.join(", ", scopes),
        spaces.isEmpty() ? "every space" : Page.data(String.join(", ", spaces)),
        expires.map(at -> ", until " + at).orElse(""));
  }
}
