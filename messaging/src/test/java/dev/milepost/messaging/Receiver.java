package dev.milepost.messaging;

import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A handler that writes down what it is given, refuses notes that say so, and can be made to fail.
 */
@Component
class Receiver implements InboxHandler {

  final AtomicInteger failuresToCome = new AtomicInteger();
  private final JdbcClient jdbc;

  Receiver(JdbcClient jdbc) {
    this.jdbc = jdbc;
    jdbc.sql("create table if not exists received (place bigserial, key text, event_id uuid)")
        .update();
  }

  @Override
  public String name() {
    return "receiver";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.MILESTONE, Topic.PROGRESS);
  }

  @Override
  public List<Rejected> handle(List<Incoming> batch) {
    var rejected = new ArrayList<Rejected>();
    for (Incoming incoming : batch) {
      var event = ((Reading.Event) incoming.reading()).event();
      if (event instanceof MilestoneReported reported && "refuse".equals(reported.note())) {
        rejected.add(new Rejected(incoming, "refused"));
      } else {
        jdbc.sql("insert into received (key, event_id) values (?, ?)")
            .params(incoming.key(), event.id())
            .update();
      }
    }
    if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new TransientDataAccessResourceException("made to fail");
    }
    return rejected;
  }
}
