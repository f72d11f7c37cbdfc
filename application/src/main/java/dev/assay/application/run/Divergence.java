package dev.assay.application.run;

import java.util.List;

/// A place where a paper session and the backtest of its period part.
///
/// @param number 1, 2, 3 … in order of time
/// @param kind its class
/// @param follows the number of the divergence that it is a consequence of; 0 where it is one of its own
/// @param ts when, ISO-8601 UTC
/// @param input the input under which it stands
/// @param paper the first event that differs as the session had it, with what led to it, the input first; empty where it had none
/// @param backtest the same of the backtest
/// @param effect what became of the distance between the two equities, paper less backtest, from here until the next divergence that is
///        no consequence; 0 of a consequence. In the account's currency
public record Divergence(int number, Kind kind, int follows, String ts, String input, List<String> paper, List<String> backtest,
        double effect) {
    public Divergence {
        paper = List.copyOf(paper);
        backtest = List.copyOf(backtest);
    }

    /// Why two sides part.
    public enum Kind {
        /// The catalogue says something else now than the session was told.
        DATA_REVISED,
        /// A datum that one side lacks, or that came after its instant had closed.
        LATE_OR_MISSING_DATUM,
        /// The same data of one instant in another order.
        ORDER_OF_ARRIVAL,
        /// The same order met the market at another time.
        LATENCY,
        /// The same order was filled at another price.
        FILL_PRICE,
        /// More or less of the same order was filled.
        FILL_QUANTITY,
        /// One side's order was refused or shrunk.
        REJECTION,
        /// The same fill cost something else.
        COST,
        /// Somebody or something from outside did it: an operator, a loss of the journal.
        EXTERNAL_ACTION,
        /// The same inputs led elsewhere with nothing before that explains it: the code or the config is not the same.
        UNEXPLAINED
    }
}
