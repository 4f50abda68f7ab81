package dev.milepost.local.cli;

import picocli.CommandLine.Command;

/** {@code ./milepost import} */
@Command(
    name = "import",
    description = "Brings real data into a running Milepost.",
    synopsisSubcommandLabel = "DATASET",
    subcommands = ImportOuladCommand.class)
final class ImportCommand {}
