package dev.assay.application.run;

import dev.assay.application.data.BarOrigin;
import dev.assay.application.data.VendorLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A fill with everything that led to it: immutable text for people and machines.
///
/// @param fillId the fill's number in the run
/// @param ordinal the how-manieth fill of the run it is, from 1
/// @param execId the broker's id of the execution
/// @param ts when, ISO 8601 in UTC
/// @param instrument symbol
/// @param values the fill's values by name
/// @param order the order it belongs to, with the steps that led to the fill: causes, signals, intents, decisions, commands, report, fill
/// @param data the market data behind it: what triggered the signals, then what the fill met
/// @param inputs what the run read of the instrument, as its package records it
/// @param remarks what could not be followed to the end, and why
public record FillTrace(long fillId, long ordinal, String execId, String ts, String instrument, Map<String, String> values, OrderLife order,
        List<Datum> data, List<String> inputs, List<String> remarks) {
    public FillTrace {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        data = List.copyOf(data);
        inputs = List.copyOf(inputs);
        remarks = List.copyOf(remarks);
    }

    /// What a datum did.
    public enum Role {
        /// A signal followed from it.
        TRIGGERED("the signal followed from it"),
        /// It came at the instant of a signal, in the same instrument.
        BESIDE("came at the signal's instant"),
        /// The fill met it.
        PRICED("the fill met it"),
        /// Found by its time alone, because the run could not be replayed.
        BY_TIME("opens or closes at the time of the fill or of a signal");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        /// For people.
        public String words() {
            return words;
        }
    }

    /// A market datum.
    ///
    /// @param role what it did
    /// @param id its number in the run; 0 where it was found by its time alone
    /// @param ts when it happened, ISO 8601 in UTC
    /// @param what its kind and values in words
    /// @param origin the catalogue's row and the vendor's file; empty where none is kept, as for recorded order books
    /// @param line the vendor's line as it stands there today; empty where there is no origin
    public record Datum(Role role, long id, String ts, String what, Optional<BarOrigin> origin, Optional<VendorLine> line) {}
}
