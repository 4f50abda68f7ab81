package dev.milepost.notification.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks hosts up. Whoever connects takes one of the addresses that it gives, and does not look the
 * host up again: another answer could lead elsewhere.
 */
public final class AllowedAddresses {

  private final Lookup lookup;
  private final boolean privateToo;

  /**
   * @param privateToo for machines on which everything runs, and networks that only we use
   */
  public AllowedAddresses(Lookup lookup, boolean privateToo) {
    this.lookup = lookup;
    this.privateToo = privateToo;
  }

  /** In the order in which they were given; none when the host has none that may be posted to. */
  public List<InetAddress> of(String host) throws UnknownHostException {
    return Stream.of(lookup.all(host))
        .filter(address -> privateToo || PublicAddress.is(address))
        .toList();
  }

  /** Whether what is posted may be read on its way. */
  public boolean takesPlainHttp() {
    return privateToo;
  }

  /** As {@link InetAddress#getAllByName} has it. */
  @FunctionalInterface
  public interface Lookup {

    InetAddress[] all(String host) throws UnknownHostException;
  }
}
