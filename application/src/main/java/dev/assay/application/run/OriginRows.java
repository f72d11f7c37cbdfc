package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.data.BarOrigin;
import dev.assay.core.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `origins.csv`: for every fill the vendor's file and the line in it that holds the bar it met. Says where the run's data came from, which its
/// journal does not, so a replay does not make it again.
///
/// Where an order waited and one bar closes as the next opens, either may have filled it: then both lines are given, and
/// `assay why` says which.
final class OriginRows {
    private OriginRows() {}

    /// @throws dev.assay.application.data.DataException when a stored file is missing or damaged
    static void write(Path directory, AssayConfig config, MarketInputs inputs, MetFills fills) {
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.ORIGINS), "id", "datumId", "source", "file", "sha256",
                "batch", "line", "orLine")) {
            for (Map.Entry<Integer, MetFills.Of> each : fills.byInstrument().entrySet()) {
                Instrument instrument = inputs.universe().instruments().get(each.getKey());
                rows(out, each.getValue(), inputs.reader().origins(inputs.request(config.data(), List.of(instrument)),
                        instants(each.getValue())));
            }
        }
    }

    private static SortedSet<Long> instants(MetFills.Of fills) {
        TreeSet<Long> instants = new TreeSet<>();
        for (int i = 0; i < fills.size(); i++) {
            instants.add(fills.ts(i));
        }
        return instants;
    }

    private static void rows(CsvFile out, MetFills.Of fills, List<BarOrigin> origins) {
        TreeMap<Long, BarOrigin> opening = new TreeMap<>();
        TreeMap<Long, BarOrigin> closing = new TreeMap<>();
        for (BarOrigin origin : origins) {
            opening.put(origin.tsOpen(), origin);
            closing.put(origin.tsClose(), origin);
        }
        for (int i = 0; i < fills.size(); i++) {
            BarOrigin opens = opening.get(fills.ts(i));
            BarOrigin closes = closing.get(fills.ts(i));
            switch (fills.datum(i)) {
                case OPENING -> row(out, fills, i, opens, null);
                case CLOSING -> row(out, fills, i, closes, null);
                case EITHER -> row(out, fills, i, closes == null ? opens : closes, closes == null ? null : opens);
            }
        }
    }

    private static void row(CsvFile out, MetFills.Of fills, int fill, @Nullable BarOrigin origin, @Nullable BarOrigin or) {
        if (fills.datumId(fill) != 0 && origin != null) {
            out.row(fills.id(fill), fills.datumId(fill), origin.source(), origin.file(), origin.fileSha256(),
                    origin.batch(), origin.line(), or == null ? "" : or.line());
        }
    }
}
