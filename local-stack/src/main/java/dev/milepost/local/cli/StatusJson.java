package dev.milepost.local.cli;

import dev.milepost.local.stack.Addresses;
import dev.milepost.local.stack.Roster;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * The status for programs: {@code {"state", "pages": {NAME: URL}, "parts": [{"name", "state",
 * "pid", "url", "log"}]}}. The state is ready, starting, degraded or stopped; the pid is null when
 * the part has no process. Written by hand as a stream: a data binder would double the command's
 * time.
 */
final class StatusJson {

  private StatusJson() {}

  static String of(Optional<Roster> roster) {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringProperty("state", roster.map(StatusJson::stateOf).orElse("stopped"));
      json.writeObjectPropertyStart("pages");
      roster.ifPresent(found -> writePages(new Addresses(found.portOffset()), json));
      json.writeEndObject();
      json.writeArrayPropertyStart("parts");
      roster.map(Roster::parts).orElse(List.of()).forEach(part -> writePart(part, json));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String stateOf(Roster roster) {
    if (StatusCommand.allReady(roster)) {
      return "ready";
    }
    return roster.ready() ? "degraded" : "starting";
  }

  private static void writePages(Addresses at, JsonGenerator json) {
    json.writeStringProperty("dashboards", at.publicUrl() + "/progress");
    json.writeStringProperty("roadmaps", at.publicUrl() + "/roadmaps");
    json.writeStringProperty("mails", at.mails());
    json.writeStringProperty("issuer", at.issuer());
  }

  private static void writePart(Roster.Entry part, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", part.name());
    json.writeStringProperty("state", part.stateNow().name().toLowerCase(Locale.ROOT));
    json.writeName("pid");
    part.process()
        .filter(process -> process.running().isPresent())
        .ifPresentOrElse(process -> json.writeNumber(process.pid()), json::writeNull);
    json.writeStringProperty("url", part.url());
    json.writeStringProperty("log", part.log().toString());
    json.writeEndObject();
  }
}
