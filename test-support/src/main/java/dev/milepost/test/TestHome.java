package dev.milepost.test;

import dev.milepost.local.process.Part;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.Sentinel;
import java.nio.file.Path;

/**
 * Where the processes of this JVM's tests keep their data: in the module's {@code target} folder. A
 * sentinel ends the processes and deletes the data once the JVM has ended, which is after Spring
 * has closed its contexts.
 */
final class TestHome {

  private final Path folder = Path.of("target", "real-parts-" + ProcessHandle.current().pid());
  private final Sentinel sentinel = Sentinel.postAndDelete(folder);

  Path folder() {
    return folder;
  }

  void start(Part part) {
    new PartProcess(part, folder.resolve(part.name() + ".log"), sentinel, process -> {}).start();
  }
}
