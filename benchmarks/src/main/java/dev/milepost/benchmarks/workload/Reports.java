package dev.milepost.benchmarks.workload;

import dev.milepost.events.MilestoneReported;
import dev.milepost.local.client.MilestoneReport;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Milestone events as somebody would have reported them over HTTP, as JSON. */
public final class Reports {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Reports() {}

  /** The next so many, each of which bears the id of its event. */
  public static List<String> next(Iterator<MilestoneReported> events, int count) {
    return Stream.generate(events::next).limit(count).map(Reports::json).toList();
  }

  private static String json(MilestoneReported event) {
    return JSON.writeValueAsString(
        new MilestoneReport(
            event.id(),
            event.enrolment(),
            event.milestone(),
            event.type().wireName(),
            event.occurredAt().toString(),
            event.submission(),
            event.evidence(),
            null));
  }
}
