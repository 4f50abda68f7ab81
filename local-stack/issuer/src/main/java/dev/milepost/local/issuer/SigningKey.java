package dev.milepost.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The RSA key that signs all tokens, kept as a JWK in a file that only its owner may read. */
final class SigningKey {

  private SigningKey() {}

  /** The key in {@code file}; a new one is made and written there when the file is missing. */
  static RSAKey keptIn(Path file) {
    try {
      return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : newKeyIn(file);
    } catch (IOException | ParseException | JOSEException e) {
      throw new IllegalStateException(
          "the signing key in " + file + " cannot be used; delete the file to get a new one", e);
    }
  }

  private static RSAKey newKeyIn(Path file) throws IOException, JOSEException {
    RSAKey key =
        new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key.toJSONString());
    return key;
  }
}
