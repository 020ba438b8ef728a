package io.hippocampus.server.cli.frame;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends what libraries log to standard error: warnings and worse, and never to standard output. */
public final class Logging {

  /** Loggers of hints that a user of the command line can do nothing about. */
  private static final List<Logger> SILENCED = List.of(
      Logger.getLogger("org.apache.lucene.internal.vectorization"),
      Logger.getLogger("org.apache.lucene.store"),
      Logger.getLogger("ai.djl"));

  private static final Logger OURS = Logger.getLogger("io.hippocampus");

  private static final Logger NIGHTS = Logger.getLogger("io.hippocampus.Nights");

  private Logging() {}

  /** Sends it there; when verbose, with what is worth knowing of our own. */
  public static void to(PrintStream err, boolean verbose) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.addHandler(new Plain(err, verbose));
    root.setLevel(Level.WARNING);
    OURS.setLevel(verbose ? Level.INFO : Level.WARNING);
    SILENCED.forEach(logger -> logger.setLevel(Level.SEVERE));
  }

  /** As {@link #to}, without the alarms of nights, which are simulated ones. */
  public static void exceptNights(PrintStream err, boolean verbose) {
    to(err, verbose);
    NIGHTS.setLevel(Level.SEVERE);
  }

  /** One line for each record, with a stack trace only for who asked for one. */
  private static final class Plain extends Handler {
    private final PrintStream err;
    private final boolean verbose;

    Plain(PrintStream err, boolean verbose) {
      this.err = err;
      this.verbose = verbose;
      setFormatter(new Formatter() {
        @Override
        public String format(LogRecord record) {
          return formatMessage(record);
        }
      });
    }

    @Override
    public void publish(LogRecord record) {
      if (!isLoggable(record)) {
        return;
      }
      String level = record.getLevel().getName().toLowerCase(Locale.ROOT);
      Throwable thrown = record.getThrown();
      String cause = thrown == null || verbose ? "" : ": " + thrown.getMessage();
      err.println(level + ": " + getFormatter().format(record) + cause);
      if (thrown != null && verbose) {
        thrown.printStackTrace(err);
      }
    }

    @Override
    public void flush() {
      err.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
