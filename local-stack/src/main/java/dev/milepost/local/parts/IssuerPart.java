package dev.milepost.local.parts;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.process.Launch;
import dev.milepost.local.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The OIDC issuer for development; its signing key is in the home's folder {@code issuer}. */
public final class IssuerPart implements Part {

  public static final String MODULE = "local-stack/issuer";

  private final Path home;
  private final JavaProgram program;
  private final int port;

  public IssuerPart(Path home, JavaProgram program, int port) {
    this.home = home.resolve("issuer").toAbsolutePath();
    this.program = program;
    this.port = port;
  }

  /** The issuer as compiled, for when it is not packaged yet. */
  public static JavaProgram compiled(Checkout checkout) {
    return JavaProgram.ofClass(
            checkout.classPathOf(MODULE), "dev.milepost.local.issuer.IssuerApplication")
        .with("-XX:TieredStopAtLevel=1");
  }

  @Override
  public String name() {
    return "issuer";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  /** The issuer URL, as in the tokens. */
  @Override
  public String url() {
    return "http://localhost:" + port;
  }

  @Override
  public Launch prepare() throws IOException {
    Files.createDirectories(home);
    return new Launch(
        program.with("-Xmx128m").command(),
        Map.of(
            "SERVER_PORT", Integer.toString(port),
            "ISSUER_KEY_FILE", home.resolve("signing-key.json").toString()),
        home);
  }

  @Override
  public boolean answers() {
    return Http.isOk(url() + "/.well-known/openid-configuration");
  }
}
