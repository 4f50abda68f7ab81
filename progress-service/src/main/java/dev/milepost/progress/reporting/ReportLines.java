package dev.milepost.progress.reporting;

import dev.milepost.edge.body.StrictJson;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.reporting.ReportMilestone.Accepted;
import dev.milepost.progress.reporting.ReportMilestone.Checked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes the lines of one body as they come, each for itself, and notes the outcome of each in their
 * order. At most {@link #MOST_IN_FLIGHT} of them wait for Kafka; then the next is read when the
 * oldest is settled, so that a sender is held back as much as Kafka holds back, and memory does not
 * grow with the body. Once Kafka has failed, no further line is sent.
 */
final class ReportLines {

  private static final Logger log = LoggerFactory.getLogger(ReportLines.class);

  static final int MOST_LINES = 10_000;
  static final String PATH = "/api/v1/milestones/batch";

  /** Some requests to Kafka full, and a moment's work. */
  private static final int MOST_IN_FLIGHT = 1_000;

  /** No key that is sent can hold it, so that no line has the id of another report. */
  private static final String LINE = "\n";

  private final ReportMilestone reportMilestone;
  private final StrictJson json;
  private final Caller caller;
  private final @Nullable String key;
  private final Queue<Supplier<Map<String, Object>>> inFlight = new ArrayDeque<>();
  private final ByteArrayOutputStream outcomes = new ByteArrayOutputStream();
  private @Nullable CompletableFuture<Accepted> failed;
  private int taken;
  private int settled;

  /**
   * @param key gives each line the same id whenever the body is sent again; null for none
   */
  ReportLines(
      ReportMilestone reportMilestone, StrictJson json, Caller caller, @Nullable String key) {
    this.reportMilestone = reportMilestone;
    this.json = json;
    this.caller = caller;
    this.key = key;
  }

  /**
   * Where the body reaches a limit, its last outcome says so: what comes behind was not read.
   *
   * @return an outcome for each line, as NDJSON
   */
  byte[] outcomesOf(InputStream body) throws IOException {
    try (var lines = new NdjsonLines(body)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (taken == MOST_LINES) {
          throw tooManyLines();
        }
        take(line);
      }
    } catch (Problem limit) {
      inFlight.add(() -> refused(limit));
    }
    while (!inFlight.isEmpty()) {
      settleOldest();
    }
    return outcomes.toByteArray();
  }

  private void take(byte[] line) {
    if (inFlight.size() == MOST_IN_FLIGHT) {
      settleOldest();
    }
    taken++;
    inFlight.add(begin(line, key == null ? null : key + LINE + taken));
  }

  /**
   * @return gives the outcome as soon as it is known
   */
  private Supplier<Map<String, Object>> begin(byte[] line, @Nullable String lineKey) {
    Checked checked;
    try {
      var report = json.read(line, MilestoneReport.class);
      checked = reportMilestone.check(caller, report, lineKey, "bulk");
    } catch (Problem problem) {
      return () -> refused(problem);
    } catch (DataAccessException | TransactionException e) {
      if (taken == 1) {
        throw e;
      }
      // Some lines were taken, which the sender has to hear of.
      log.atWarn().setCause(e).log("A line of a batch could not be checked for now");
      return () -> refused(Problem.unavailable(MilestoneApi.RETRY_AFTER, e));
    }
    CompletableFuture<Accepted> sent = failed == null ? reportMilestone.send(checked) : failed;
    if (sent.isCompletedExceptionally()) {
      // It took as long as a send may block; each of those to come would do the same.
      failed = sent;
    }
    return () -> outcome(checked, sent);
  }

  private Map<String, Object> outcome(Checked checked, CompletableFuture<Accepted> sent) {
    try {
      return accepted(sent.join());
    } catch (CompletionException e) {
      failed = sent;
      return refused(unavailable(checked, e));
    }
  }

  private void settleOldest() {
    var line = new LinkedHashMap<String, Object>();
    line.put("line", ++settled);
    line.putAll(inFlight.remove().get());
    outcomes.writeBytes(json.mapper().writeValueAsBytes(line));
    outcomes.write('\n');
  }

  private static Map<String, Object> accepted(Accepted accepted) {
    var outcome = new LinkedHashMap<String, Object>();
    outcome.put("status", "accepted");
    outcome.put("id", accepted.id());
    outcome.put("counts", accepted.counts());
    outcome.put("href", accepted.location());
    return outcome;
  }

  private static Map<String, Object> refused(Problem problem) {
    var outcome = new LinkedHashMap<String, Object>();
    outcome.put("status", "refused");
    outcome.put("problem", problem.body(PATH));
    return outcome;
  }

  private static Problem unavailable(Checked checked, CompletionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return Problem.unavailable(MilestoneApi.RETRY_AFTER, cause).with("id", checked.event().id());
  }

  private static Problem tooManyLines() {
    return new Problem(
            ReportingProblems.TOO_MANY_LINES,
            "A batch has at most %d lines; this one and what comes behind it were not taken."
                .formatted(MOST_LINES))
        .with("limitLines", MOST_LINES);
  }
}
