package dev.milepost.notification.policy;

import dev.milepost.notification.rules.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a reader wants the messages of one category on one channel. */
public enum Delivery {
  INSTANT,
  /** Together, once a week. */
  DIGEST,
  OFF;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** What there is to choose from: e-mail alone has a digest. */
  public static List<Delivery> of(Category category, Channel channel) {
    return channel == Channel.EMAIL && category.isNudge()
        ? List.of(values())
        : List.of(INSTANT, OFF);
  }

  /** How a category comes to who has chosen nothing. */
  public static Delivery byItself(Category category) {
    return category.comesByItself() ? INSTANT : OFF;
  }

  public static Optional<Delivery> named(String wireName) {
    return Arrays.stream(values())
        .filter(delivery -> delivery.wireName.equals(wireName))
        .findFirst();
  }

  public String wireName() {
    return wireName;
  }
}
