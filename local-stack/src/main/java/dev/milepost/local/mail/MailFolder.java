package dev.milepost.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The caught mails, one {@code .eml} file each and recipient, whose first field names the
 * recipient. A mail is in its file before SMTP accepts it, so none is lost when the catcher ends.
 * Thread-safe.
 */
final class MailFolder {

  private static final String RECIPIENT = "Delivered-To";
  private static final DateTimeFormatter ARRIVAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);
  private static final Session SESSION = Session.getInstance(new Properties());

  private final Path folder;
  private final Clock clock = Clock.systemUTC();
  private final AtomicLong number = new AtomicLong();
  private final ConcurrentNavigableMap<String, CaughtMail> mails = new ConcurrentSkipListMap<>();

  private MailFolder(Path folder) {
    this.folder = folder;
  }

  static MailFolder open(Path folder) throws IOException {
    var opened = new MailFolder(Files.createDirectories(folder));
    try (var files = Files.newDirectoryStream(folder, "*.eml")) {
      for (Path file : files) {
        opened.remember(file);
      }
    }
    return opened;
  }

  void keep(String recipient, MimeMessage message) throws MessagingException {
    Instant now = clock.instant();
    String id = "%s-%04d".formatted(ARRIVAL.format(now), number.incrementAndGet() % 10_000);
    Path unfinished = folder.resolve(id + ".part");
    try {
      try (var out = Files.newOutputStream(unfinished)) {
        out.write((RECIPIENT + ": " + recipient + "\r\n").getBytes(StandardCharsets.UTF_8));
        message.writeTo(out);
      }
      Files.move(unfinished, fileOf(id), StandardCopyOption.ATOMIC_MOVE);
      remember(fileOf(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param recipient only mails to this address; null for all
   * @return newest first
   */
  List<CaughtMail> list(@Nullable String recipient, int limit) {
    return mails.descendingMap().values().stream()
        .filter(mail -> recipient == null || mail.to().equalsIgnoreCase(recipient))
        .limit(limit)
        .toList();
  }

  int size() {
    return mails.size();
  }

  Optional<CaughtMail> find(String id) {
    return Optional.ofNullable(mails.get(id));
  }

  MailContent read(CaughtMail mail) throws IOException {
    try {
      return MailContent.of(parse(fileOf(mail.id())));
    } catch (MessagingException e) {
      throw new IOException("not a mail: " + fileOf(mail.id()), e);
    }
  }

  void deleteAll() throws IOException {
    for (String id : mails.keySet()) {
      Files.deleteIfExists(fileOf(id));
      mails.remove(id);
    }
  }

  private Path fileOf(String id) {
    return folder.resolve(id + ".eml");
  }

  private void remember(Path file) throws IOException {
    String id = file.getFileName().toString().replace(".eml", "");
    try {
      MimeMessage message = parse(file);
      mails.put(
          id,
          new CaughtMail(
              id,
              ARRIVAL.parse(id.substring(0, id.indexOf('-')), Instant::from),
              Objects.requireNonNullElse(message.getHeader(RECIPIENT, null), ""),
              Objects.requireNonNullElse(message.getHeader("From", ","), ""),
              Objects.requireNonNullElse(message.getSubject(), "(no subject)")));
    } catch (MessagingException e) {
      throw new IOException("not a mail: " + file, e);
    }
  }

  private static MimeMessage parse(Path file) throws IOException, MessagingException {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(SESSION, in);
    }
  }
}
