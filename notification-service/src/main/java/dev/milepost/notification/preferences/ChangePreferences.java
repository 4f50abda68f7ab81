package dev.milepost.notification.preferences;

import dev.milepost.notification.preferences.UnsubscribeLinks.Link;
import dev.milepost.notification.rules.Category;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What learners can see and change of the mails to them: with a mail's token, or logged in. */
@Component
class ChangePreferences {

  private final UnsubscribeLinks links;
  private final OptOuts optOuts;

  ChangePreferences(UnsubscribeLinks links, OptOuts optOuts) {
    this.links = links;
    this.optOuts = optOuts;
  }

  /** Empty for a token that there is not. */
  Optional<Preferences> see(String token) {
    return links.find(token).map(this::preferences);
  }

  /** Does {@code change}, which may have been done before, and tells how things are then. */
  @Transactional
  public Optional<Preferences> change(String token, Change change) {
    return links
        .find(token)
        .map(
            link -> {
              switch (change) {
                case STOP_THESE -> optOuts.stop(link.learner(), covered(link));
                case STOP_ALL -> optOuts.stop(link.learner(), EnumSet.allOf(Category.class));
                case RESUME_THESE -> optOuts.resume(link.learner(), covered(link));
                case RESUME_ALL -> optOuts.resume(link.learner(), EnumSet.allOf(Category.class));
              }
              return preferences(link);
            });
  }

  /** Makes {@code learners} get {@code categories} or not, whatever was so before. */
  @Transactional
  public void turn(Set<UUID> learners, Set<Category> categories, boolean wanted) {
    for (UUID learner : learners) {
      if (wanted) {
        optOuts.resume(learner, categories);
      } else {
        optOuts.stop(learner, categories);
      }
    }
  }

  private Preferences preferences(Link link) {
    return new Preferences(link.category(), optOuts.unwanted(link.learner()));
  }

  /** There is one welcome only: who answers it with "stop" does not want any mail. */
  private static Set<Category> covered(Link link) {
    return link.category() == Category.WELCOME
        ? EnumSet.allOf(Category.class)
        : EnumSet.of(link.category());
  }

  enum Change {
    STOP_THESE,
    STOP_ALL,
    RESUME_THESE,
    RESUME_ALL
  }

  /**
   * @param category of the mail that the link stands in
   */
  record Preferences(Category category, Set<Category> unwanted) {

    boolean isStopped() {
      return unwanted.contains(category);
    }

    boolean isAllStopped() {
      return unwanted.containsAll(EnumSet.allOf(Category.class));
    }
  }
}
