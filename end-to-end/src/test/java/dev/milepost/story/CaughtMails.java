package dev.milepost.story;

import dev.milepost.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the mail catcher has for one address, newest first, whole. */
record CaughtMails(Stack stack, String address) {

  private static final JsonMapper JSON = new JsonMapper();

  private Stream<JsonNode> all() {
    return read("/api/messages?to=" + address)
        .valueStream()
        .map(mail -> read("/api/messages/" + mail.path("id").asString()));
  }

  /** One person may be in the cohorts of several stories, which all run in one Milepost. */
  Stream<JsonNode> about(String cohort) {
    return all().filter(mail -> mail.path("text").asString().contains(cohort));
  }

  private JsonNode read(String path) {
    try (var stream = URI.create(stack.addresses().mails() + path).toURL().openStream()) {
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
