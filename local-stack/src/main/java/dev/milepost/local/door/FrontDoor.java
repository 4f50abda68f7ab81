package dev.milepost.local.door;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.URI;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Passes each request on to the service that its path belongs to, with {@code X-Forwarded-*} fields
 * from which the service builds public URLs. Arguments: its own port, the URLs of the roadmap,
 * progress and notification service, and the address to listen on, which is loopback when it is
 * absent.
 */
public final class FrontDoor {

  private static final int PATIENCE = (int) Duration.ofMinutes(5).toMillis();
  private static final int FOR_EVER = -1;
  private static final int IO_THREADS = 2;

  /** To each service, of each I/O thread. */
  private static final int CONNECTIONS = 40;

  /** Open dashboards hold one each for as long as somebody looks, so they have their own. */
  private static final int STREAMS = 1_000;

  private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());

  /** Undertow quotes paths, in which there are addresses and tokens, for each failed request. */
  private static final Logger QUOTING = Logger.getLogger("io.undertow");

  static {
    System.setProperty("org.jboss.logging.provider", "jdk");
    QUOTING.setLevel(Level.OFF);
  }

  private final HttpHandler roadmap;
  private final HttpHandler progress;
  private final HttpHandler streams;
  private final HttpHandler notification;

  FrontDoor(URI roadmap, URI progress, URI notification) {
    this.roadmap = passTo(roadmap, CONNECTIONS, PATIENCE);
    this.progress = passTo(progress, CONNECTIONS, PATIENCE);
    this.streams = passTo(progress, STREAMS, FOR_EVER);
    this.notification = passTo(notification, CONNECTIONS, PATIENCE);
  }

  public static void main(String[] args) {
    new FrontDoor(URI.create(args[1]), URI.create(args[2]), URI.create(args[3]))
        .open(Integer.parseInt(args[0]), args.length > 4 ? args[4] : "localhost");
  }

  Undertow open(int port, String address) {
    Undertow server =
        Undertow.builder()
            .addHttpListener(port, address)
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(8)
            .setHandler(this::route)
            .build();
    server.start();
    return server;
  }

  private void route(HttpServerExchange exchange) throws Exception {
    exchange.addDefaultResponseListener(FrontDoor::explainWhenNobodyAnswers);
    String path = exchange.getRequestPath();
    if (path.equals("/")) {
      exchange.setStatusCode(StatusCodes.FOUND);
      exchange.getResponseHeaders().put(Headers.LOCATION, "/progress");
    } else if (belongsTo("/roadmaps", path)) {
      roadmap.handleRequest(exchange);
    } else if (belongsTo("/notifications", path)) {
      notification.handleRequest(exchange);
    } else if (isStream(exchange)) {
      streams.handleRequest(exchange);
    } else {
      progress.handleRequest(exchange);
    }
  }

  private static boolean isStream(HttpServerExchange exchange) {
    String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
    return accepted != null && accepted.contains("text/event-stream");
  }

  /** A service has its pages, its API and its problem types below the same step. */
  private static boolean belongsTo(String step, String path) {
    return isBelow(step, path)
        || isBelow("/api/v1" + step, path)
        || isBelow("/problems" + step, path);
  }

  private static boolean isBelow(String prefix, String path) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }

  private static HttpHandler passTo(URI service, int connections, int patience) {
    var client =
        new LoadBalancingProxyClient()
            .setConnectionsPerThread(connections)
            .setProblemServerRetry(1);
    client.addHost(service);
    return ProxyHandler.builder()
        .setProxyClient(client)
        .setMaxRequestTime(patience)
        .setRewriteHostHeader(true)
        .setReuseXForwarded(false)
        .build();
  }

  /** Undertow's own answer for a service that is down has no words. */
  private static boolean explainWhenNobodyAnswers(HttpServerExchange exchange) {
    if (exchange.getStatusCode() < 502 || exchange.getStatusCode() > 504) {
      return false;
    }
    LOG.log(System.Logger.Level.WARNING, "A service does not answer; told a client so.");
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "2");
    exchange
        .getResponseSender()
        .send("The service behind this page does not answer; ./milepost status tells more.\n");
    return true;
  }
}
