package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.machine.Meter;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.Database;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * Nothing but a durable, unique row for each event, the cheapest way that PostgreSQL has: binary
 * COPY of what was encoded before, 5,000 rows a transaction.
 */
final class CopyAlone implements Contestant {

  private static final String DATABASE = "copied";

  private final Database database;
  private final CpuClock postgres;
  private final Path file;
  private final long warmUp;

  CopyAlone(Database database, CpuClock postgres, Path file, long warmUp) {
    this.database = database;
    this.postgres = postgres;
    this.file = file;
    this.warmUp = warmUp;
  }

  @Override
  public Entrant entrant() {
    return Entrant.COPY;
  }

  @Override
  public Run run() throws SQLException, IOException {
    database.create(DATABASE);
    database.executeIn(DATABASE, CopyFile.TABLE);
    try (var connection = database.connect(DATABASE)) {
      return copy(connection);
    }
  }

  private Run copy(Connection connection) throws SQLException, IOException {
    var meter = new Meter(postgres, CpuClock.ofThisThread(), CpuClock.ofNone());
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      long before = 0;
      while (before < warmUp) {
        before += copyBatch(in, connection);
      }
      var begin = meter.read();
      long measured = 0;
      for (long rows = copyBatch(in, connection); rows > 0; rows = copyBatch(in, connection)) {
        measured += rows;
      }
      return Run.between(begin, meter.read(), measured);
    }
  }

  /** How many rows were copied; 0 at the end. */
  private static long copyBatch(DataInputStream in, Connection connection)
      throws SQLException, IOException {
    byte[] head = in.readNBytes(Integer.BYTES);
    if (head.length == 0) {
      return 0;
    }
    long rows = ByteBuffer.wrap(head).getInt();
    byte[] batch = in.readNBytes(in.readInt());
    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(CopyFile.COPY);
    copy.writeToCopy(batch, 0, batch.length);
    Invalid.unlessEqual("rows of a COPY", rows, copy.endCopy());
    return rows;
  }
}
