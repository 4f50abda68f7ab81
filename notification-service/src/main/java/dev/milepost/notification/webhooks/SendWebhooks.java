package dev.milepost.notification.webhooks;

import dev.milepost.notification.webhooks.PreparePost.Prepared;
import dev.milepost.notification.webhooks.WebhookQueue.Claimed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what is queued: to each endpoint one message after the other, to many endpoints side by
 * side, so that a slow one holds up nobody else. Any number of these may run, in several processes.
 */
final class SendWebhooks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SendWebhooks.class);
  private static final int BATCH = 20;
  private static final int AT_ONCE = 50;
  private static final Duration FACTS_MISSING = Duration.ofMinutes(1);

  private final UUID owner = UUID.randomUUID();
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final WebhookQueue queue;
  private final Endpoints endpoints;
  private final PreparePost prepare;
  private final PostOnce post;
  private final Pauses pauses;
  private final MeterRegistry registry;

  SendWebhooks(
      WebhookQueue queue,
      Endpoints endpoints,
      PreparePost prepare,
      PostOnce post,
      Pauses pauses,
      MeterRegistry registry) {
    this.queue = queue;
    this.endpoints = endpoints;
    this.prepare = prepare;
    this.post = post;
    this.pauses = pauses;
    this.registry = registry;
  }

  /** Begins to post one batch, and does not wait for it; true when there was any. */
  boolean run() {
    queue.releaseExpired();
    if (busy.size() >= AT_ONCE) {
      return false;
    }
    Map<UUID, List<Claimed>> claimed =
        queue.claim(owner, List.copyOf(busy), BATCH).stream()
            .collect(Collectors.groupingBy(Claimed::endpoint));
    claimed.forEach(
        (endpoint, messages) -> {
          busy.add(endpoint);
          threads.execute(() -> postAll(endpoint, messages));
        });
    return !claimed.isEmpty();
  }

  /** What is left undone by a failure of ours is let go when its lease runs out. */
  private void postAll(UUID id, List<Claimed> messages) {
    try {
      Optional<Endpoint> endpoint = endpoints.find(id);
      boolean takes = true;
      for (Claimed message : messages) {
        if (endpoint.isEmpty()) {
          return;
        }
        if (takes) {
          takes = postOne(endpoint.get(), message);
        } else {
          queue.tryAgain(message, pauses.first(), null);
        }
      }
    } catch (RuntimeException e) {
      log.warn("endpoint {} could not be posted to", id, e);
    } finally {
      busy.remove(id);
    }
  }

  /** False when it is of no use to go on just now. */
  private boolean postOne(Endpoint endpoint, Claimed message) {
    if (endpoint.disabledAt() != null) {
      settle(endpoint, message, "endpoint-off");
      return true;
    }
    return switch (prepare.prepare(endpoint, message)) {
      case Prepared.Ready(byte[] body) -> !queue.sending(message) || post(endpoint, message, body);
      case Prepared.Later() -> {
        queue.tryAgain(message, FACTS_MISSING, null);
        yield true;
      }
      case Prepared.Never(String reason) -> {
        settle(endpoint, message, reason);
        yield true;
      }
    };
  }

  /** False when it is of no use to go on just now. */
  private boolean post(Endpoint endpoint, Claimed message, byte[] body) {
    return switch (post.post(endpoint, message.id().toString(), body)) {
      case Answer.Taken _ -> {
        queue.sent(message);
        endpoints.taken(endpoint.id());
        count(endpoint, "sent");
        yield true;
      }
      case Answer.Refused(String reason, boolean gone) -> {
        settle(endpoint, message, reason);
        endpoints.failed(endpoint, gone);
        yield !gone;
      }
      case Answer.NotYet(String reason, Duration after) -> {
        tryAgain(endpoint, message, reason, after);
        yield false;
      }
      case Answer.Unknown(String reason) -> {
        unanswered(endpoint, message, reason);
        yield false;
      }
    };
  }

  /** Only who knows a second copy by its id is sent one. */
  private void unanswered(Endpoint endpoint, Claimed message, String reason) {
    switch (endpoint.kind()) {
      case STANDARD -> tryAgain(endpoint, message, reason, null);
      case SLACK -> {
        queue.unknown(message, reason);
        endpoints.failed(endpoint, false);
        count(endpoint, "unknown");
      }
    }
  }

  private void tryAgain(
      Endpoint endpoint, Claimed message, String reason, @Nullable Duration wanted) {
    Optional<Duration> pause = pauses.after(message.attempt(), wanted);
    if (pause.isPresent()) {
      queue.tryAgain(message, pause.get(), reason);
      count(endpoint, "retried");
    } else {
      settle(endpoint, message, reason);
    }
    endpoints.failed(endpoint, false);
  }

  private void settle(Endpoint endpoint, Claimed message, String reason) {
    queue.failed(message, reason);
    count(endpoint, "failed");
  }

  private void count(Endpoint endpoint, String outcome) {
    registry
        .counter("milepost.webhooks", "kind", endpoint.kind().wireName(), "outcome", outcome)
        .increment();
  }

  /** Waits for what is on its way. */
  @Override
  public void close() {
    threads.close();
  }
}
