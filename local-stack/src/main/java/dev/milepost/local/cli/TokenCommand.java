package dev.milepost.local.cli;

import dev.milepost.local.process.StartFailure;
import dev.milepost.local.stack.Addresses;
import dev.milepost.local.stack.Roster;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./milepost token} */
@Command(
    name = "token",
    description = "Prints an access token, good for an hour, for use with curl.")
final class TokenCommand implements Callable<Integer> {

  private enum DemoPerson {
    learner,
    mentor,
    admin,
    newcomer
  }

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "learner|mentor|admin|newcomer", description = "Whose token.")
  DemoPerson person;

  @Override
  public Integer call() {
    int offset = Roster.of(Here.home()).map(Roster::portOffset).orElse(0);
    spec.commandLine().getOut().println(ask(new Addresses(offset).issuer() + "/dev/token"));
    return 0;
  }

  /** The old HTTP client of the JDK loads far fewer classes than the new one. */
  private String ask(String url) {
    try {
      var request = (HttpURLConnection) URI.create(url).toURL().openConnection();
      request.setDoOutput(true);
      try (var body = request.getOutputStream()) {
        body.write(("subject=demo-" + person).getBytes(StandardCharsets.UTF_8));
      }
      try (var token = request.getInputStream()) {
        return new String(token.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new StartFailure(
          "The issuer at %s gives no token; ./milepost status tells more.".formatted(url), e);
    }
  }
}
