package dev.milepost.benchmarks.workload;

import dev.milepost.events.MilestoneReported;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.IntStream;

/** The events of several populations, as many of each as it has learners, in order of time. */
public final class Blend implements Iterator<MilestoneReported> {

  private final List<Part> parts;
  private final long count;
  private long made;

  /**
   * @param count of all together
   */
  public Blend(List<Population> populations, UUID mentor, long count, Instant until, long seed) {
    double learners = populations.stream().mapToInt(Population::size).sum();
    this.count = count;
    this.parts =
        IntStream.range(0, populations.size())
            .mapToObj(
                number -> {
                  var population = populations.get(number);
                  // One more, since shares are not whole.
                  long share = (long) Math.ceil(count * population.size() / learners) + 1;
                  return new Part(
                      new MilestoneEvents(population, mentor, share, until, seed + number), share);
                })
            .toList();
  }

  @Override
  public boolean hasNext() {
    return made < count;
  }

  @Override
  public MilestoneReported next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    made++;
    Part next = parts.getFirst();
    for (Part part : parts) {
      next = part.done() < next.done() ? part : next;
    }
    return next.take();
  }

  private static final class Part {

    private final MilestoneEvents events;
    private final long count;
    private long made;

    Part(MilestoneEvents events, long count) {
      this.events = events;
      this.count = count;
    }

    double done() {
      return made / (double) count;
    }

    MilestoneReported take() {
      made++;
      return events.next();
    }
  }
}
