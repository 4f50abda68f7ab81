package dev.milepost.local.parts;

import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.process.Launch;
import dev.milepost.local.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The mail catcher; mails are in the home's folder {@code mail}. */
public final class MailPart implements Part {

  public static final String MAIN_CLASS = "dev.milepost.local.mail.MailCatcher";

  private final Path folder;
  private final JavaProgram program;
  private final int smtpPort;
  private final int pagePort;

  public MailPart(Path home, JavaProgram program, int smtpPort, int pagePort) {
    this.folder = home.resolve("mail").toAbsolutePath();
    this.program = program;
    this.smtpPort = smtpPort;
    this.pagePort = pagePort;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public List<Integer> ports() {
    return List.of(smtpPort, pagePort);
  }

  /** The page; SMTP has none. */
  @Override
  public String url() {
    return "http://localhost:" + pagePort;
  }

  @Override
  public Launch prepare() throws IOException {
    Files.createDirectories(folder);
    return new Launch(
        program
            .with("-Xmx96m")
            .command(Integer.toString(smtpPort), Integer.toString(pagePort), folder.toString()),
        Map.of(),
        folder);
  }

  /** The page opens after SMTP. */
  @Override
  public boolean answers() {
    return Http.isOk(url() + "/api/messages?limit=1");
  }
}
