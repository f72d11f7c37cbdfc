package dev.assay.interfaces.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "data", description = "Takes market data in, lists, checks, compares and queries it.", subcommands = {IngestCommand.class,
        LsCommand.class,
        CheckCommand.class, ReconcileCommand.class, RepairCommand.class, QueryCommand.class})
final class DataCommand {
    /// The options of every data command.
    static final class CatalogueOptions {
        @Option(names = "--catalogue", paramLabel = "DIR", description = "Folder of the catalogue. Default: ${DEFAULT-VALUE}")
        private Path catalogue = Path.of("catalogue");

        @Option(names = "--json", description = "Prints one JSON object instead of text.")
        private boolean json;

        Path catalogue() {
            return catalogue;
        }

        boolean json() {
            return json;
        }
    }
}
