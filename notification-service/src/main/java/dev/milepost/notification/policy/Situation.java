package dev.milepost.notification.policy;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the policy looks at when a message is decided on, and again just before it is sent.
 *
 * @param finding what the rule found, as it stands now; empty when it is no longer true
 * @param toldWithIt what goes out at the same moment
 * @param now the enrolment with all that is known
 * @param recordedAfter from the happening to when it was recorded; zero for what comes with time
 * @param reachedAgo how long ago, in system time, business time reached the due moment
 * @param unwanted the categories that the learner has stopped
 * @param reachable whether there is an address to write to
 * @param askedFor whether a person asked for this message to be sent again, knowing how old it is
 */
public record Situation(
    Optional<? extends Finding> finding,
    List<Finding> toldWithIt,
    Category category,
    Moment now,
    Duration recordedAfter,
    Duration reachedAgo,
    Set<Category> unwanted,
    boolean reachable,
    boolean askedFor) {}
