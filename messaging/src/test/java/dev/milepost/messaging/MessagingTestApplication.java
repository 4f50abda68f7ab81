package dev.milepost.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

@SpringBootApplication
class MessagingTestApplication {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  @Bean
  ForgetfulTransactions transactionManager(DataSource database) {
    return new ForgetfulTransactions(database);
  }

  /**
   * Commits, and then, when asked to, claims not to know: what a connection lost at COMMIT does.
   */
  static final class ForgetfulTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;

    final AtomicBoolean loseNextAnswer = new AtomicBoolean();

    ForgetfulTransactions(DataSource database) {
      super(database);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      super.doCommit(status);
      if (Thread.currentThread().getName().startsWith("inbox") && loseNextAnswer.getAndSet(false)) {
        throw new IllegalStateException("the answer to COMMIT was lost");
      }
    }
  }
}
