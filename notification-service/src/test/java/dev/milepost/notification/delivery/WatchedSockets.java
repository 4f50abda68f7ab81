package dev.milepost.notification.delivery;

import dev.milepost.notification.Steps;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.SocketFactory;

/** Connections to a mail server on which every word is a step; they end where a sender dies. */
final class WatchedSockets extends SocketFactory {

  /** Has Jakarta Mail use them. */
  static Properties settings() {
    var settings = new Properties();
    settings.put("mail.smtp.socketFactory", new WatchedSockets());
    settings.put("mail.smtp.socketFactory.fallback", "false");
    return settings;
  }

  @Override
  public Socket createSocket() {
    return new Watched();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private static final class Watched extends Socket {

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          step();
          out.write(bytes, from, length);
          step();
        }
      };
    }

    private void step() throws IOException {
      try {
        Steps.step();
      } catch (Steps.Death death) {
        close();
        throw death;
      }
    }
  }
}
