package dev.milepost.benchmarks.stand;

/** Where the benchmarks' parts listen: beside a stack on the usual ports, below 32768. */
final class StandPorts {

  static final int POSTGRES = 19_632;
  static final int ISSUER = 12_290;
  static final int PROGRESS = 12_282;
  static final int PROGRESS_MANAGEMENT = 13_282;
  static final int CONNECT = 12_284;
  static final int PEER = 12_286;
  static final int SINK = 12_288;
  static final int SINK_SMTP = 12_289;

  /** That of the first instance; the others' come behind it. */
  static final int NOTIFICATION = 12_293;

  static final int NOTIFICATION_MANAGEMENT = 13_293;

  private static final int FIRST_BROKER = 23_292;
  private static final int PORTS_OF_A_BROKER = 2;

  private StandPorts() {}

  /** The one for its clients; the next is for its controller. */
  static int broker(int number) {
    return FIRST_BROKER + number * PORTS_OF_A_BROKER;
  }
}
