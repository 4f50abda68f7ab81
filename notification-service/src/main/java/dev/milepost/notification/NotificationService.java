package dev.milepost.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sends reminders and next-step nudges, from what the other services' events tell. */
@SpringBootApplication
public class NotificationService {

  public static void main(String[] args) {
    SpringApplication.run(NotificationService.class, args);
  }
}
