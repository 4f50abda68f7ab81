package dev.milepost.notification.dkim;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DkimSettings.class)
class DkimConfiguration {

  @Bean
  SignMails signMails(DkimSettings settings, Clock clock) {
    return SignMails.as(settings, clock);
  }
}
