package io.hippocampus.server.command;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A command to run, as it was given elsewhere. Immutable.
 *
 * @param name which one it is, for the audit: {@code policy set}
 * @param arguments all of its arguments, its name included
 * @param home the home to run it on, absolute
 * @param directory where relative names of files begin, absolute
 * @param zone the zone in which dates without one are read and shown
 * @param environment the variables that commands may read
 * @param inIsTty whether somebody can be asked
 * @param outIsTty whether somebody reads the answers as they come
 * @param errIsTty whether somebody watches
 */
public record CommandCall(
    String name,
    List<String> arguments,
    String home,
    String directory,
    String zone,
    Map<String, String> environment,
    boolean inIsTty,
    boolean outIsTty,
    boolean errIsTty) {

  private static final Pattern NAME = Pattern.compile("[a-z-]{1,30}( [a-z-]{1,30})?");

  public CommandCall {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the command's name is '" + name + "'; allowed are one or two words, such as policy set");
    }
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }
}
