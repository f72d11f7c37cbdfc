package dev.assay.application.data;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import java.util.List;

/// What the catalogue knows beside prices. Thread-safe; never loads a database engine.
public interface ReferenceData {
    /// The full id of a snapshot.
    ///
    /// @throws DataException when there is none, or the beginning fits several
    String resolve(SnapshotRef snapshot);

    /// What a dataset holds, with its instruments' ranges, without a scan of the data.
    ///
    /// @throws DataException when there is no such dataset, naming the nearest
    DatasetSummary dataset(String dataset, SnapshotRef snapshot);

    /// Terms of the instruments with those symbols or ids, in the order asked.
    ///
    /// @throws DataException when the dataset has none of that name, naming the nearest
    List<InstrumentTerms> instruments(String dataset, List<String> symbolsOrIds, SnapshotRef snapshot);

    /// Corporate actions of a dataset in the order of (effective time, instrument number, splits first) with the newest batch's terms; empty where it
    /// holds none for these instruments.
    ///
    /// @param from first effective time wanted, epoch ns UTC
    /// @param to end of the times wanted, exclusive
    /// @throws DataException when there is no such dataset of actions, or one gives shares of an instrument that is not among these
    List<CorporateAction> actions(String dataset, List<Instrument> instruments, SnapshotRef snapshot, long from, long to);

    /// The same, of all times.
    default List<CorporateAction> actions(String dataset, List<Instrument> instruments, SnapshotRef snapshot) {
        return actions(dataset, instruments, snapshot, Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
