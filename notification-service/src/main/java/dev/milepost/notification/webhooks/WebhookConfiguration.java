package dev.milepost.notification.webhooks;

import dev.milepost.notification.RepeatedWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  AllowedAddresses allowedAddresses(
      @Value("${milepost.webhooks.allow-private-addresses:false}") boolean privateToo) {
    return new AllowedAddresses(InetAddress::getAllByName, privateToo);
  }

  @Bean
  PostOnce postOnce(
      AllowedAddresses addresses,
      @Value("${milepost.webhooks.timeout:10s}") Duration timeout,
      Clock clock) {
    return new PostOnce(addresses, timeout, clock);
  }

  @Bean
  TestEndpoint testEndpoint(WritePost write, PostOnce post, Clock clock) {
    return new TestEndpoint(write, post, clock);
  }

  @Bean(destroyMethod = "close")
  SendWebhooks sendWebhooks(
      WebhookQueue queue,
      Endpoints endpoints,
      PreparePost prepare,
      PostOnce post,
      MeterRegistry registry,
      @Value("${milepost.webhooks.first-retry:5s}") Duration firstRetry) {
    return new SendWebhooks(queue, endpoints, prepare, post, new Pauses(firstRetry), registry);
  }

  @Bean
  RepeatedWork webhooks(
      SendWebhooks send, @Value("${milepost.notification.look-every:500ms}") Duration pause) {
    return new RepeatedWork("webhooks", pause, send::run);
  }
}
