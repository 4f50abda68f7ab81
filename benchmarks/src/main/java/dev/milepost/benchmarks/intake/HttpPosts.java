package dev.milepost.benchmarks.intake;

import java.io.IOException;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Posts over as many connections as there are clients, each of which stays open. */
final class HttpPosts implements AutoCloseable {

  private final CloseableHttpClient client;

  HttpPosts(int connections) {
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(connections)
                    .setMaxConnTotal(connections)
                    .build())
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .build();
  }

  /**
   * @return the length of the answer's body
   * @throws IOException when it is answered anything but {@code status}
   */
  int post(String url, Map<String, String> headers, String type, String body, int status)
      throws IOException {
    var request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new StringEntity(body, ContentType.parse(type)));
    return client.execute(
        request,
        response -> {
          byte[] answer =
              response.getEntity() == null
                  ? new byte[0]
                  : EntityUtils.toByteArray(response.getEntity());
          if (response.getCode() != status) {
            throw new IOException(
                "%s was answered %d: %s".formatted(url, response.getCode(), new String(answer)));
          }
          return answer.length;
        });
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
