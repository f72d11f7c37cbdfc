package dev.assay.application.data;

import java.util.List;
import java.util.SortedSet;

/// Bars and what is known beside them, from one place: a catalogue, or the copy of its parts in a run package.
public interface DataReader extends MarketDataProvider, ReferenceData {
    /// Where the bars that open or close at some instants came from: those that a feed of the request hands out, in time order.
    ///
    /// @param request of one instrument; its span does not count
    /// @param instants opens and closes asked about, epoch ns UTC
    /// @return one per bar; none where the store keeps no origins
    /// @throws DataException when a stored file is missing or damaged
    default List<BarOrigin> origins(BarRequest request, SortedSet<Long> instants) {
        return List.of();
    }
}
