package dev.milepost.notification.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks signatures as a receiver does; {@link SignMailsTest} holds it against the RFC's own. */
final class Verifier {

  /** Before the 32 bytes of a key, as X.509 has an Ed25519 key. */
  private static final String ED25519_PREFIX = "302a300506032b6570032100";

  private Verifier() {}

  static PublicKey rsa(String base64) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  static PublicKey ed25519(String base64) throws GeneralSecurityException {
    byte[] prefix = HexFormat.of().parseHex(ED25519_PREFIX);
    byte[] raw = Base64.getDecoder().decode(base64);
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Whether the signature of this selector holds. */
  static boolean verifies(byte[] message, String selector, PublicKey key)
      throws GeneralSecurityException {
    Canonical canonical = Canonical.of(message);
    for (String field : canonical.fields()) {
      if (field.startsWith("DKIM-Signature:") && selector.equals(tags(field).get("s"))) {
        return verifies(canonical, field, key);
      }
    }
    throw new IllegalArgumentException("no signature by " + selector);
  }

  private static boolean verifies(Canonical message, String field, PublicKey key)
      throws GeneralSecurityException {
    Map<String, String> tags = tags(field);
    List<String> names = Stream.of(tags.get("h").split(":")).toList();
    byte[] data = message.header(names, field.replaceFirst("([;\\s]b=)[^;]*$", "$1"));
    boolean rsa = tags.get("a").equals("rsa-sha256");
    var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
    signature.initVerify(key);
    signature.update(rsa ? data : Canonical.sha256(data));
    return Base64.getEncoder().encodeToString(message.bodyHash()).equals(tags.get("bh"))
        && signature.verify(Base64.getDecoder().decode(tags.get("b")));
  }

  private static Map<String, String> tags(String field) {
    var tags = new HashMap<String, String>();
    for (String tag : field.substring(field.indexOf(':') + 1).split(";")) {
      String[] parts = tag.split("=", 2);
      if (parts.length == 2) {
        tags.put(parts[0].strip(), parts[1].replaceAll("\\s", ""));
      }
    }
    return tags;
  }
}
