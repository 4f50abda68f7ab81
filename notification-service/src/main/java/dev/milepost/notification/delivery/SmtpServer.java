package dev.milepost.notification.delivery;

import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The mail server to hand messages to.
 *
 * @param timeout how long to wait for a connection, for each answer, and for each write
 * @param more further settings of Jakarta Mail; none of them changes the time-outs or how a message
 *     is sent
 */
record SmtpServer(
    String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    Duration timeout,
    Properties more) {

  Properties properties() {
    var properties = new Properties();
    properties.put("mail.smtp.auth", Boolean.toString(username != null));
    // Closes without waiting for the server's good-bye.
    properties.put("mail.smtp.quitwait", "false");
    properties.putAll(more);
    // Chunks go out by another command than the one that ends with the dot.
    properties.remove("mail.smtp.chunksize");
    // Another encoding on the way would break what was signed.
    properties.put("mail.smtp.allow8bitmime", "false");
    String millis = Long.toString(timeout.toMillis());
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    return properties;
  }

  @Override
  public String toString() {
    return "SmtpServer[" + host + ":" + port + "]";
  }
}
