package dev.assay.application.run;

import dev.assay.application.data.CatalogueListing;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.SnapshotRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which data a run reads: settled once, and kept in the package so that a replay reads the same.
///
/// @param root the catalogue
/// @param snapshot the catalogue's state, pinned
/// @param bars dataset of the bars
/// @param actions dataset of the corporate actions, empty for none
record DataChoice(Path root, SnapshotRef snapshot, String bars, String actions) {
    static final String FILE = "data.txt";
    /// In the config: no corporate actions, although the catalogue holds some.
    static final String NONE = "none";

    /// Settles what a config leaves open: the only dataset of its kind there is.
    ///
    /// @throws RunException when there is none, or several to choose from
    static DataChoice settle(Path root, CatalogueListing listing, Optional<String> bars, Optional<String> actions) {
        if (listing.snapshotId().isEmpty()) {
            throw new RunException("the catalogue " + root + " is empty; take data in with: assay data ingest FILE --mapping MAPPING,"
                    + " or list the files under data.sources in the config");
        }
        String chosenBars = bars.orElseGet(() -> only(listing, DataKind.BAR, "data.dataset"));
        String chosenActions = actions.orElseGet(() -> only(listing, DataKind.CORPORATE_ACTION, "data.corporateActions"));
        return new DataChoice(root, new SnapshotRef(listing.snapshotId()), chosenBars, chosenActions.equals(NONE) ? "" : chosenActions);
    }

    private static String only(CatalogueListing listing, DataKind kind, String key) {
        List<String> names = listing.datasets().stream().filter(dataset -> dataset.kind() == kind).map(DatasetSummary::dataset).distinct()
                .toList();
        if (names.isEmpty() && kind == DataKind.CORPORATE_ACTION) {
            return "";
        }
        if (names.size() != 1) {
            throw new RunException(names.isEmpty()
                    ? "the catalogue holds no bars; take some in with: assay data ingest FILE --mapping MAPPING"
                    : key + " is not set and the catalogue holds " + String.join(", ", names) + "; name one");
        }
        return names.getFirst();
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE),
                "catalogue " + root.toAbsolutePath().normalize() + "\nsnapshot " + snapshot.id() + "\nbars " + bars
                        + "\nactions " + actions + "\n");
    }

    static DataChoice read(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(FILE));
        return new DataChoice(Path.of(value(lines, 0, "catalogue ")), new SnapshotRef(value(lines, 1, "snapshot ")),
                value(lines, 2, "bars "),
                value(lines, 3, "actions "));
    }

    private static String value(List<String> lines, int at, String key) {
        if (lines.size() <= at || !lines.get(at).startsWith(key)) {
            throw new RunException(FILE + ":" + (at + 1) + ": expected \"" + key + "…\"");
        }
        return lines.get(at).substring(key.length());
    }
}
