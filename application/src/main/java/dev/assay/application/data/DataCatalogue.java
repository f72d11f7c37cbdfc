package dev.assay.application.data;

import java.nio.file.Path;

/// The store of market data: takes files in, answers questions, copies parts out. Thread-safe; one writer at a time across processes.
public interface DataCatalogue extends DataReader {
    /// Takes files in: all of them or, when it fails or is killed, none. A batch that is there already changes nothing and costs little.
    ///
    /// @throws DataException when a file cannot be read at all, contradicts what the catalogue holds, or another ingest does not finish
    IngestResult ingest(IngestRequest request);

    /// Looks for what is wrong and stores nothing.
    ///
    /// @throws DataException when a file or dataset cannot be read at all
    CheckReport check(CheckRequest request);

    /// The first rows of a file as a mapping reads them, as columns `line`, `symbol`, `opens` and `closes` (UTC) and the values; stores nothing. Rows that
    /// would be refused are left out.
    ///
    /// @param limit most rows to return
    /// @throws DataException when the file cannot be read at all
    QueryResult preview(Path file, CsvMapping mapping, int limit);

    /// What the current state holds.
    CatalogueListing list();

    /// Runs one read-only SQL statement over the views `bars`, `actions`, `quarantine`, `batches` and `instruments` of a snapshot.
    ///
    /// @param limit most rows to return
    /// @throws DataException when the statement is wrong or would change something
    QueryResult query(String sql, SnapshotRef snapshot, int limit);

    /// Writes a catalogue that holds just what those requests read, byte for byte, so that a run carries its inputs. Its snapshot id differs; digests of
    /// content and files do not.
    ///
    /// @param bars what a run reads
    /// @param actionsDataset dataset of its corporate actions; empty for none
    /// @param target a directory that is empty or absent
    /// @throws DataException when a stored file is missing or damaged, or the target is not empty
    void export(BarRequest bars, String actionsDataset, Path target);
}
