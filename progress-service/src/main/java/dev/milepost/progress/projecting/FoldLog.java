package dev.milepost.progress.projecting;

import dev.milepost.progress.projecting.EnrolmentRows.Key;
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Folds enrolments from nothing, by all that the event log holds of them. */
@Component
class FoldLog {

  private final LoggedEvents log;

  FoldLog(LoggedEvents log) {
    this.log = log;
  }

  /** Each enrolment as its facts now are; reads the log once for each term. */
  List<Advance> fold(Map<UUID, Row> rows) {
    var folds = HashMap.<UUID, EnrolmentFold>newHashMap(rows.size());
    var byTerm = new TreeMap<String, List<Key>>();
    rows.forEach(
        (id, row) -> {
          folds.put(id, EnrolmentFold.fromNothing(row.facts()));
          byTerm.computeIfAbsent(row.facts().term(), term -> new ArrayList<>()).add(Key.of(row));
        });
    byTerm.forEach(
        (term, keys) ->
            log.read(
                term,
                keys,
                event ->
                    Objects.requireNonNull(folds.get(event.enrolment()))
                        .add(event, Instant.EPOCH)));
    return rows.entrySet().stream()
        .map(row -> Advance.of(row.getValue(), Objects.requireNonNull(folds.get(row.getKey()))))
        .toList();
  }
}
