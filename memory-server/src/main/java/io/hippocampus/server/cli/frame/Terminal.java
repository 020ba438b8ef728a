package io.hippocampus.server.cli.frame;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the command line talks with. Tests hand in one of their own.
 *
 * @param in standard input
 * @param out standard output: answers, nothing else
 * @param err standard error: everything else
 * @param inIsTty whether somebody can be asked
 * @param outIsTty whether somebody reads the answers as they come
 * @param errIsTty whether somebody watches
 * @param environment the environment's variables
 * @param directory where relative names of files begin, absolute
 * @param clock where the time comes from
 * @param zone the zone in which dates without one are read and shown
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean inIsTty,
    boolean outIsTty,
    boolean errIsTty,
    Map<String, String> environment,
    Path directory,
    InstantSource clock,
    ZoneId zone) {

  private static final int NARROWEST = 40;
  private static final int USUAL_WIDTH = 100;

  /** Returns this process's own. */
  public static Terminal system() {
    return new Terminal(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        isTty(0),
        isTty(1),
        isTty(2),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        InstantSource.system(),
        ZoneId.systemDefault());
  }

  /** Whether answers may be coloured: somebody reads them, and has not asked for none. */
  public boolean isColoured() {
    return outIsTty
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Returns how many characters a line of text should have at most. */
  public int width() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return Math.clamp(columns, NARROWEST, USUAL_WIDTH);
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }

  private static boolean isTty(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      if (Files.isSymbolicLink(link)) {
        String device = Files.readSymbolicLink(link).toString();
        return device.startsWith("/dev/pts/")
            || device.startsWith("/dev/tty")
            || device.equals("/dev/console");
      }
    } catch (IOException e) {
      return false;
    }
    return isConsole(System.console());
  }

  /** From JDK 22 on there is always a console, which knows itself whether it is a terminal. */
  private static boolean isConsole(@org.jspecify.annotations.Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
