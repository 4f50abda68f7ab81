package dev.milepost.notification;

import dev.milepost.test.WithRealParts;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * Runs the whole notification service on real parts. All such tests share one application context
 * and one business clock, which only goes forward: look for the mails of your own learners.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "milepost.notification.look-every=50ms",
      "milepost.mail.first-retry=100ms",
      "milepost.webhooks.first-retry=50ms",
      "milepost.webhooks.timeout=2s",
      "milepost.webhooks.allow-private-addresses=true",
      "milepost.pages.client-secret=milepost-notifications"
    })
@WithRealParts
@Import({World.class, ShiftableClock.class, WatchedDatabase.class})
public @interface NotificationTest {}
