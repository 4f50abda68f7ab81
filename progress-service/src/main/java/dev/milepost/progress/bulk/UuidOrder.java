package dev.milepost.progress.bulk;

import java.util.Comparator;
import java.util.UUID;

/** How PostgreSQL orders ids: by their bytes, unsigned, where Java's own order is signed. */
public final class UuidOrder {

  public static final Comparator<UUID> AS_POSTGRES =
      (one, other) -> {
        int high =
            Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
            ? high
            : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
      };

  private UuidOrder() {}
}
