package dev.milepost.local.oulad;

import dev.milepost.local.oulad.source.ReadDataset;
import java.nio.file.Path;
import java.util.Optional;

/** Tells what a check has to find of the dataset, as far as it was imported. */
public final class CountSource {

  private CountSource() {}

  /**
   * Reads the source again and counts; empty when nothing was imported.
   *
   * @param record where the import remembered what it did
   * @throws dev.milepost.local.oulad.source.DatasetFault when the source is no longer there
   */
  public static Optional<SourceCounts> asFarAsImported(Path record) {
    return ImportRecord.in(record)
        .map(
            imported ->
                SourceCounts.of(ReadDataset.read(Path.of(imported.source())), imported.calendar()));
  }
}
