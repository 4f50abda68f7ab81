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

  Stream<JsonNode> all() {
    return read("/api/messages?to=" + address)
        .valueStream()
        .map(mail -> read("/api/messages/" + mail.path("id").asString()));
  }

  private JsonNode read(String path) {
    try (var stream = URI.create(stack.addresses().mails() + path).toURL().openStream()) {
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
