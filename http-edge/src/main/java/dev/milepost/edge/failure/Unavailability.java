package dev.milepost.edge.failure;

import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells an outage of the database or the broker, which a retry may outlast, from a fault. */
final class Unavailability {

  private static final Set<Class<? extends Exception>> SIGNS =
      Set.of(
          CannotCreateTransactionException.class,
          DataAccessResourceFailureException.class,
          RecoverableDataAccessException.class,
          TransientDataAccessException.class,
          SQLTransientConnectionException.class,
          RetriableException.class);

  private Unavailability() {}

  static boolean isCauseOf(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      Throwable candidate = cause;
      if (SIGNS.stream().anyMatch(sign -> sign.isInstance(candidate))) {
        return true;
      }
    }
    return false;
  }
}
