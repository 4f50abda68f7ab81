package dev.milepost.notification.variants;

import dev.milepost.notification.RepeatedWork;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VariantsConfiguration {

  @Bean
  RepeatedWork learning(
      LearnFromAnswers learn, @Value("${milepost.notification.learn-every:1m}") Duration pause) {
    return new RepeatedWork("learning", pause, () -> learn.learn() > 0);
  }
}
