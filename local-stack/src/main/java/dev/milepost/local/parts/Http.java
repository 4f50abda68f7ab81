package dev.milepost.local.parts;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a local page whether it is there. */
final class Http {

  private static final int PATIENCE_MILLIS = 2_000;

  private Http() {}

  static boolean isOk(String url) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setInstanceFollowRedirects(false);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
