package io.hippocampus.adapter.jdbc;

import io.hippocampus.port.CorruptException;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Says foreign failures in our words, with the act that failed. */
final class Failures {

  private Failures() {}

  /**
   * Returns our exception for what went wrong while doing {@code act}. What is ours already, and
   * bad input, stays as it is.
   */
  static RuntimeException translate(String act, Throwable failure) {
    if (failure instanceof HippocampusException || failure instanceof IllegalArgumentException) {
      return (RuntimeException) failure;
    }
    SQLException sql = find(SQLException.class, failure);
    MVStoreException store = find(MVStoreException.class, failure);
    if (sql == null && store == null) {
      return failure instanceof RuntimeException ours
          ? ours
          : new UnavailableException("cannot " + act + ": " + failure, failure);
    }
    if (sql != null && sql.getErrorCode() == ErrorCode.VALUE_TOO_LONG_2) {
      return new IllegalArgumentException(
          "cannot " + act
              + ": a value of it is too long; allowed are 1048576 characters, as JSON where it is a list");
    }
    if (isCorrupt(sql, store)) {
      return new CorruptException(
          "cannot " + act + ": what is stored cannot be read; restore a backup", failure);
    }
    return new UnavailableException("cannot " + act + ": " + advice(sql, failure), failure);
  }

  /**
   * Whether the database closed itself, or was closed, under the connection; another one may do
   * better.
   */
  static boolean isClosed(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.OBJECT_CLOSED -> true;
      default -> false;
    };
  }

  private static boolean isCorrupt(@Nullable SQLException sql, @Nullable MVStoreException store) {
    if (store != null) {
      return store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT
          || store.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT
          || store.getErrorCode() == DataUtils.ERROR_CHUNK_NOT_FOUND;
    }
    return sql != null
        && (sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1
            || sql.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1
            || sql.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1
            || sql.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1
            || String.valueOf(sql.getSQLState()).startsWith("XX00"));
  }

  private static String advice(@Nullable SQLException sql, Throwable failure) {
    if (sql != null && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return "another process has the store open; stop it, or open another directory";
    }
    return find(IOException.class, failure) == null
        ? "the database does not let it; try again, and look at the cause if that does not help"
        : "the disk does not let it; look whether it is full or read-only, then try again";
  }

  private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
