package io.hippocampus.sleep.jdbc;

import io.hippocampus.port.MismatchException;
import io.hippocampus.port.UnavailableException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The tables of this module, beside those of the memory but with a history of their own. */
final class Tables {

  private Tables() {}

  /** Brings the tables up to date. */
  static void migrate(DataSource dataSource) {
    try {
      Flyway.configure(Tables.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:io/hippocampus/sleep/jdbc")
          .table("sleep_schema")
          .baselineOnMigrate(true) // the memory's tables are there already
          .baselineVersion("0")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw new MismatchException("the tables of the schedules are not those of this version: "
          + e.getMessage() + "; open them with the version that made them");
    } catch (FlywayException e) {
      throw new UnavailableException(
          "cannot bring the tables of the schedules up to date; look at the cause", e);
    }
  }
}
