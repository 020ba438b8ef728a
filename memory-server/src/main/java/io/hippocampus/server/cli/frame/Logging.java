package io.hippocampus.server.cli.frame;

import io.hippocampus.server.view.Json;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what libraries log to standard error: warnings and worse, and never to standard output. */
public final class Logging {

  /** Loggers of hints that a user of the command line can do nothing about. */
  private static final List<Logger> SILENCED = List.of(
      Logger.getLogger("org.apache.lucene.internal.vectorization"),
      Logger.getLogger("org.apache.lucene.store"),
      Logger.getLogger("ai.djl"));

  private static final Logger OURS = Logger.getLogger("io.hippocampus");

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

  /** Sends one JSON object a line there, for programs to read: what is worth knowing of our own. */
  public static void structured(PrintStream err) {
    to(err, false);
    Logger root = Logger.getLogger("");
    for (Handler plain : root.getHandlers()) {
      root.removeHandler(plain);
    }
    root.addHandler(new Structured(err));
    OURS.setLevel(Level.INFO);
  }

  /** One JSON object for each record. */
  private static final class Structured extends Handler {
    private final PrintStream err;

    Structured(PrintStream err) {
      this.err = err;
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord record) {
      if (!isLoggable(record)) {
        return;
      }
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("at", record.getInstant());
      line.put("level", record.getLevel().getName().toLowerCase(Locale.ROOT));
      line.put("logger", String.valueOf(record.getLoggerName()));
      line.put("thread", record.getLongThreadID());
      line.put("message", getFormatter().formatMessage(record));
      if (record.getThrown() != null) {
        StringWriter trace = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(trace));
        line.put("thrown", trace.toString());
      }
      err.println(Json.compact(line));
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
