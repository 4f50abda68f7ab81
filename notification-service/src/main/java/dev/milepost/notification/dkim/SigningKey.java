package dev.milepost.notification.dkim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A private key and how DKIM signs with it.
 *
 * @param algorithm as the tag {@code a} has it
 */
record SigningKey(String algorithm, PrivateKey key) {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** What RFC 8301 has senders use at least. */
  private static final int FEWEST_RSA_BITS = 2048;

  /**
   * @throws IllegalArgumentException when the file holds no key that mails can be signed with; says
   *     nothing of its content
   */
  static SigningKey in(Path file) {
    byte[] encoded = pkcs8(file);
    PrivateKey edwards = read("Ed25519", encoded);
    return edwards == null ? rsa(file, encoded) : new SigningKey("ed25519-sha256", edwards);
  }

  /** Signs the SHA-256 of {@code data}. */
  byte[] sign(byte[] data) throws GeneralSecurityException {
    boolean rsa = key instanceof RSAPrivateKey;
    var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
    signature.initSign(key);
    // RFC 8463 signs the hash, not the data.
    signature.update(rsa ? data : Canonical.sha256(data));
    return signature.sign();
  }

  @Override
  public String toString() {
    return "SigningKey[" + algorithm + "]";
  }

  private static SigningKey rsa(Path file, byte[] encoded) {
    if (!(read("RSA", encoded) instanceof RSAPrivateKey rsa)) {
      throw new IllegalArgumentException(file + " holds neither an RSA nor an Ed25519 key");
    }
    if (rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
      throw new IllegalArgumentException(
          file + " holds an RSA key of fewer than " + FEWEST_RSA_BITS + " bits");
    }
    return new SigningKey("rsa-sha256", rsa);
  }

  private static @Nullable PrivateKey read(String algorithm, byte[] encoded) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (InvalidKeySpecException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static byte[] pkcs8(Path file) {
    try {
      Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (!pem.find()) {
        throw new IllegalArgumentException(
            file + " holds no private key in PEM (openssl pkcs8 -topk8 -nocrypt makes one)");
      }
      return Base64.getMimeDecoder().decode(pem.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException("the key to sign mails with cannot be read", e);
    }
  }
}
