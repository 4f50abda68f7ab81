package dev.milepost.benchmarks.ingest;

import java.sql.SQLException;

/** How far a process has come with recording; every look is cheap beside what it looks at. */
interface Recording {

  /** At most as many records as have been recorded; may lag behind by a second. */
  long atLeast() throws SQLException;

  /** Exactly as many as have been recorded; may cost more. */
  long exactly() throws SQLException;

  boolean complete() throws SQLException;
}
