package io.hippocampus.server.cli.frame;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The zone in which dates are read, and how they are read. */
public final class ZoneOption {

  private final Terminal terminal;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The zone of dates without one, and of words like yesterday in a cue, for example"
              + " Europe/Berlin. Default: the system's.")
  private Optional<String> given = Optional.empty();

  /** The option of a command on that terminal. */
  public ZoneOption(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Returns the zone: the one given, else the terminal's.
   *
   * @throws IllegalArgumentException if there is none of the name given
   */
  public ZoneId zone() {
    try {
      return given.map(ZoneId::of).orElse(terminal.zone());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--zone is '" + given.orElse("")
              + "'; allowed are names such as Europe/Berlin, UTC or +02:00",
          e);
    }
  }

  /** Reads a moment; a date is its first moment. */
  public Instant start(String option, String text) {
    return read(option, text, date -> date.atStartOfDay(zone()).toInstant());
  }

  /** Reads a moment; a date is the first moment after it. */
  public Instant end(String option, String text) {
    return read(option, text, date -> date.plusDays(1).atStartOfDay(zone()).toInstant());
  }

  /** Reads a moment to look from; a date is its end, but today's is now. */
  public Instant view(String option, String text) {
    InstantSource clock = terminal.clock();
    return read(option, text, date -> {
      Instant now = clock.instant();
      boolean isToday = date.equals(LocalDate.ofInstant(now, zone()));
      return isToday ? now : date.plusDays(1).atStartOfDay(zone()).toInstant();
    });
  }

  private interface DateReading {
    Instant read(LocalDate date);
  }

  private Instant read(String option, String text, DateReading ofDate) {
    try {
      if (!text.contains("T")) {
        return ofDate.read(LocalDate.parse(text));
      }
      return text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d(:?\\d\\d)?")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone()).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option + " is '" + text
              + "'; allowed are a date (2026-03-02), a time in the zone of --zone"
              + " (2026-03-02T07:05) or a moment (2026-03-02T07:05:00Z)",
          e);
    }
  }
}
