package dev.milepost.notification.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet. Everything else could be a machine of ours, or of
 * the network that we run in, which nobody outside can reach: posting there would lend our place to
 * a stranger. The blocks are those of IANA's registries of special-purpose addresses.
 */
final class PublicAddress {

  private static final List<Block> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              // Link-local, and where clouds tell machines their credentials.
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              // Multicast, reserved, broadcast.
              "224.0.0.0/3",
              // Within the public ones of IPv6: Teredo, documentation, and IPv4 in disguise.
              "2001:0:0:0:0:0:0:0/23",
              "2001:db8:0:0:0:0:0:0/32",
              "2002:0:0:0:0:0:0:0/16",
              "3fff:0:0:0:0:0:0:0/20")
          .map(Block::of)
          .toList();

  /** All that is public of IPv6; loopback, link-local, unique local and multicast lie outside. */
  private static final Block GLOBAL_UNICAST = Block.of("2000:0:0:0:0:0:0:0/3");

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    boolean global = address.getAddress().length == 4 || GLOBAL_UNICAST.holds(address);
    return global && NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
  }

  private record Block(InetAddress first, int bits) {

    static Block of(String written) {
      String[] parts = written.split("/", 2);
      try {
        // A literal: nothing is looked up.
        return new Block(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(written, e);
      }
    }

    boolean holds(InetAddress address) {
      byte[] bytes = address.getAddress();
      byte[] own = first.getAddress();
      int whole = bits / 8;
      if (bytes.length != own.length || !Arrays.equals(bytes, 0, whole, own, 0, whole)) {
        return false;
      }
      int mask = (0xff00 >> (bits % 8)) & 0xff;
      return mask == 0 || (bytes[whole] & mask) == (own[whole] & mask);
    }
  }
}
