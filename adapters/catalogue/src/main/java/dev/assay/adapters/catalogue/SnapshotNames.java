package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import dev.assay.application.data.SnapshotRef;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/// Finds the snapshot a reference means.
final class SnapshotNames {
    private SnapshotNames() {}

    static String resolve(Store store, SnapshotRef ref) {
        if (ref.id().equals(SnapshotRef.LATEST.id())) {
            String current = store.currentId();
            if (current == null) {
                throw DataException.inFile(store.root().toString(), "there is no catalogue here, or it is empty",
                        "fill it with data ingest, or name another with --catalogue");
            }
            return current;
        }
        if (ref.id().length() == 64 && Files.exists(store.snapshotFile(ref.id()))) {
            return ref.id();
        }
        List<String> matches = matches(store, ref.id());
        if (matches.size() != 1) {
            throw DataException.of(
                    "snapshot " + ref.id() + " of " + store.root()
                            + (matches.isEmpty() ? " does not exist" : " could be any of " + matches.size()),
                    matches.isEmpty() ? "data ls prints the current one" : "give more digits");
        }
        return matches.getFirst();
    }

    private static List<String> matches(Store store, String prefix) {
        try (Stream<java.nio.file.Path> files = Files.list(store.root().resolve("snapshots"))) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.startsWith(prefix) && name.endsWith(".tsv"))
                    .map(name -> name.substring(0, name.length() - ".tsv".length())).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
