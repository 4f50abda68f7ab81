package dev.milepost.benchmarks.intake;

import dev.milepost.events.Topic;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.catalina.startup.Tomcat;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that an intake over HTTP has to do: the product's web server without any framework, on
 * virtual threads, sends what it was posted to Kafka and answers once all in-sync replicas have it.
 * It asks nobody who they are and looks at nothing. Its producer is set like the product's.
 */
public final class BareServer {

  static final String TOPIC = "bare";

  private BareServer() {}

  /**
   * @param arguments port, Kafka's bootstrap servers, and a folder
   */
  public static void main(String[] arguments) throws Exception {
    var tomcat = new Tomcat();
    tomcat.setBaseDir(arguments[2]);
    tomcat.setPort(Integer.parseInt(arguments[0]));
    tomcat.getConnector().setProperty("address", "localhost");
    tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
    tomcat
        .getConnector()
        .getProtocolHandler()
        .setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var context = tomcat.addContext("", null);
    var producer = producer(arguments[1]);
    Tomcat.addServlet(context, "one", new One(producer));
    context.addServletMappingDecoded("/one", "one");
    Tomcat.addServlet(context, "lines", new Lines(producer));
    context.addServletMappingDecoded("/lines", "lines");
    tomcat.start();
    tomcat.getServer().await();
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "linger.ms",
            1,
            "batch.size",
            128 * 1024,
            "max.request.size",
            Topic.LARGEST_EVENT_BYTES),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static ProducerRecord<byte[], byte[]> record(byte[] value) {
    return new ProducerRecord<>(TOPIC, value);
  }

  /** The whole body is one event. */
  private static final class One extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient KafkaProducer<byte[], byte[]> producer;

    One(KafkaProducer<byte[], byte[]> producer) {
      this.producer = producer;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      waitFor(producer.send(record(request.getInputStream().readAllBytes())));
      response.setStatus(202);
    }
  }

  /** Each line of the body is an event; each is answered by a line with its offset. */
  private static final class Lines extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient KafkaProducer<byte[], byte[]> producer;

    Lines(KafkaProducer<byte[], byte[]> producer) {
      this.producer = producer;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var sent = new ArrayList<Future<RecordMetadata>>();
      var line = new ByteArrayOutputStream();
      for (byte one : request.getInputStream().readAllBytes()) {
        if (one == '\n') {
          sent.add(producer.send(record(line.toByteArray())));
          line.reset();
        } else {
          line.write(one);
        }
      }
      var answer = response.getOutputStream();
      for (var future : sent) {
        answer.println(waitFor(future).offset());
      }
    }
  }

  private static RecordMetadata waitFor(Future<RecordMetadata> sent) throws IOException {
    try {
      return sent.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
  }
}
