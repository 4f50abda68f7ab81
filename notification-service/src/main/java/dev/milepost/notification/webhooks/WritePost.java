package dev.milepost.notification.webhooks;

import dev.milepost.notification.mail.Letter;
import dev.milepost.notification.mail.SayElsewhere;
import dev.milepost.notification.webhooks.WebhookQueue.Claimed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what is posted, as JSON in UTF-8: the words of the mail that tells the same, and for
 * programs what the rule found. It is the same at every try.
 */
@Component
class WritePost {

  private final SayElsewhere say;
  private final JsonMapper json;

  WritePost(SayElsewhere say, JsonMapper json) {
    this.say = say;
    this.json = json;
  }

  /**
   * @param cohort the name of the cohort that it is about
   * @param url the page that it leads to
   */
  byte[] message(Kind kind, Claimed message, String cohort, Letter letter, String url) {
    return switch (kind) {
      case STANDARD -> json.writeValueAsBytes(event(message, cohort, letter, url));
      case SLACK -> json.writeValueAsBytes(new SlackText(letter, url).payload());
    };
  }

  /** What says that an endpoint works. */
  byte[] test(Kind kind, Instant now) {
    return switch (kind) {
      case STANDARD ->
          json.writeValueAsBytes(
              Map.of(
                  "type", "message.test",
                  "timestamp", now.toString(),
                  "data", Map.of("url", say.inbox())));
      case SLACK ->
          json.writeValueAsBytes(Map.of("text", "Milepost can post here. " + say.inbox()));
    };
  }

  private static Event event(Claimed message, String cohort, Letter letter, String url) {
    var rule = message.finding().rule();
    return new Event(
        "message." + rule.wireName(),
        message.dueAt().toString(),
        new Data(
            rule.wireName(),
            rule.category().wireName(),
            message.enrolment(),
            cohort,
            letter.locale().toLanguageTag(),
            letter.subject(),
            letter.paragraphs(),
            letter.list(),
            letter.items(),
            url,
            message.finding()));
  }

  /** Standard Webhooks: what happened, when, and what there is to know of it. */
  private record Event(String type, String timestamp, Data data) {}

  /**
   * @param enrolment null for what mentors are told of a cohort
   * @param cohort its name
   */
  private record Data(
      String rule,
      String category,
      @Nullable UUID enrolment,
      String cohort,
      String language,
      String title,
      List<String> text,
      @Nullable String list,
      List<Letter.Item> items,
      String url,
      Object facts) {}
}
