package dev.assay.application.reconcile;

import dev.assay.application.data.Adjustment;
import dev.assay.application.data.Timeframe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A declared policy of reconciliation. Immutable.
///
/// @param timeframe length of the bars
/// @param basis what prices account for when they are compared: every source is brought to it
/// @param asOf actions after this date are left alone on either side; empty for all that are known
/// @param from first date compared; empty for all
/// @param to last date compared; empty for all
/// @param actionDays how far apart ex-dates of one action may lie
/// @param amountTolerance how far apart the amounts of one dividend may be
/// @param sources in the order of trust
/// @param instruments what is compared, by a name of your own
public record Policy(Timeframe timeframe, Adjustment basis, Optional<LocalDate> asOf, Optional<LocalDate> from, Optional<LocalDate> to,
        int actionDays, Tolerance amountTolerance, List<Source> sources, List<Instrument> instruments) {
    /// Fields that are compared.
    public enum Field {
        OPEN, HIGH, LOW, CLOSE, VOLUME;

        /// The name in policies.
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Who says something.
    ///
    /// @param name a name of your own
    /// @param dataset its bars
    /// @param actions its corporate actions; empty where it has none
    /// @param adjustedTo the date up to whose actions its adjusted prices are adjusted; empty for all that are known
    /// @param restated whether the amounts of its dividends are restated for later splits
    /// @param weight for the weighted rule
    public record Source(String name, String dataset, String actions, Optional<LocalDate> adjustedTo, boolean restated, double weight) {}

    /// What is compared.
    ///
    /// @param name a name of your own
    /// @param symbols symbol or instrument id by source name
    /// @param fields how each compared field is settled
    public record Instrument(String name, Map<String, String> symbols, Map<Field, FieldPolicy> fields) {
        public Instrument {
            symbols = Collections.unmodifiableMap(new LinkedHashMap<>(symbols));
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    public Policy {
        sources = List.copyOf(sources);
        instruments = List.copyOf(instruments);
        if (sources.size() < 2) {
            throw new IllegalArgumentException("a reconciliation needs at least two sources");
        }
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("instruments is empty: name what is compared, for example instruments: {AAPL: {}}");
        }
    }

    /// The sources that hold an instrument.
    List<Source> sourcesOf(Instrument instrument) {
        List<Source> of = new ArrayList<>();
        for (Source source : sources) {
            if (instrument.symbols().containsKey(source.name())) {
                of.add(source);
            }
        }
        return of;
    }
}
