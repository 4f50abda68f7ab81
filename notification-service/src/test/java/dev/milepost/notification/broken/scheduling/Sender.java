package dev.milepost.notification.broken.scheduling;

import jakarta.mail.Message;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Decides and sends in one: breaks the walls around deciding and around SMTP. */
record Sender(SMTPTransport server, Message message) {}
