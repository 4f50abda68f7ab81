package dev.milepost.local.issuer;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url the issuer's own URL, which is the {@code iss} of every token
 * @param keyFile where the signing key is kept, so that tokens outlive a restart
 */
@ConfigurationProperties("issuer")
record IssuerSettings(URI url, Path keyFile) {}
