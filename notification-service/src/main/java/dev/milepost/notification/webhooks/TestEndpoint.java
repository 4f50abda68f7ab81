package dev.milepost.notification.webhooks;

import java.time.Clock;
import java.util.UUID;

/** Posts at once, and once, what says that an endpoint works. No ledger knows of it. */
public final class TestEndpoint {

  private final WritePost write;
  private final PostOnce post;
  private final Clock clock;

  TestEndpoint(WritePost write, PostOnce post, Clock clock) {
    this.write = write;
    this.post = post;
    this.clock = clock;
  }

  public Answer test(Endpoint endpoint) {
    return post.post(
        endpoint, UUID.randomUUID().toString(), write.test(endpoint.kind(), clock.instant()));
  }
}
