package dev.milepost.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
@WithRealParts
class WithRealPartsTest {

  @Value("${spring.datasource.url}")
  String url = "";

  @Value("${spring.kafka.bootstrap-servers}")
  String brokers = "";

  @Value("${milepost.issuer}")
  String issuer = "";

  @Value("${spring.mail.port}")
  int smtpPort;

  @Test
  void anApplicationContextIsPointedAtTheRealParts() {
    assertThat(url).startsWith("jdbc:postgresql://");
    assertThat(brokers).isEqualTo(RealParts.get().bootstrapServers());
    assertThat(issuer).isEqualTo(RealParts.get().issuerUrl());
    assertThat(smtpPort).isEqualTo(RealParts.get().mail().getSmtp().getPort());
  }

  @Configuration
  static class Nothing {}
}
