package io.hippocampus.sleep.jdbc;

import io.hippocampus.port.MismatchException;
import io.hippocampus.port.UnavailableException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Tables in the memory's database, beside those of the memory but with a history of their own.
 *
 * @param owner whose they are, as it is told: {@code the schedules}
 * @param beside a class in whose package the scripts lie that make them
 * @param history the table that keeps their history
 */
public record Tables(String owner, Class<?> beside, String history) {

  /** The tables of this module. */
  static final Tables OF_SCHEDULES = new Tables("the schedules", Tables.class, "sleep_schema");

  /**
   * Brings the tables up to date.
   *
   * @throws UnavailableException if the database does not let it
   * @throws MismatchException if the tables are not those of this version
   */
  public void migrate(DataSource dataSource) {
    try {
      Flyway.configure(beside.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:" + beside.getPackageName().replace('.', '/'))
          .table(history)
          .baselineOnMigrate(true) // the memory's tables are there already
          .baselineVersion("0")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw new MismatchException("the tables of " + owner + " are not those of this version: "
          + e.getMessage() + "; open the home with the version that made them");
    } catch (FlywayException e) {
      throw new UnavailableException(
          "cannot bring the tables of " + owner + " up to date; look at the cause", e);
    }
  }
}
