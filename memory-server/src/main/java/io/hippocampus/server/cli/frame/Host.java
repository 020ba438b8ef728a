package io.hippocampus.server.cli.frame;

import io.hippocampus.server.home.OpenHome;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The server that runs a command for another process.
 *
 * @param home the home it has open
 * @param environment its own variables, in which it finds the keys of models
 * @param isWanted whether the command is still to come to its end: no more when its caller has gone
 *     or the server stops
 */
public record Host(OpenHome home, Map<String, String> environment, BooleanSupplier isWanted) {

  public Host {
    environment = Map.copyOf(environment);
  }
}
