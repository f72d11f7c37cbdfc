package dev.assay.application.run;

import java.util.List;

/// One order from its cause to its end, as the journal tells it: immutable text for people and machines.
///
/// @param clOrdId the order's identity: the client order id it was born with
/// @param strategy whose it is
/// @param instrument symbol
/// @param side buy, sell or sell short
/// @param quantity total quantity, in its latest version
/// @param terms type, prices and time in force, in their latest version
/// @param tag the strategy's name for it, or empty
/// @param protective whether it is an exit
/// @param status its latest state
/// @param cumQty filled
/// @param avgPx average fill price, zero before the first fill
/// @param route the broker it went to, empty where there is one alone
/// @param reason why it ended or stands as it does
/// @param createdTs when it was sent, ISO 8601 in UTC
/// @param lastTs when its state last changed
/// @param steps everything that happened to it, in the order of the run: causes, commands, reports, changes, fills, findings
public record OrderLife(long clOrdId, String strategy, String instrument, String side, String quantity, String terms, String tag,
        boolean protective, String status, String cumQty, String avgPx, String route, String reason, String createdTs, String lastTs,
        List<Step> steps) {
    public OrderLife {
        steps = List.copyOf(steps);
    }

    /// One event in an order's life.
    ///
    /// @param id the event's number in the run
    /// @param ts when, ISO 8601 in UTC
    /// @param kind what kind of event
    /// @param text what it says
    /// @param causationId the event that caused it; its own id where it is the root
    public record Step(long id, String ts, Kind kind, String text, long causationId) {}

    /// The kinds of step, in the order of a normal life.
    public enum Kind {
        /// What came from outside: a datum, a timer, an operator.
        INPUT,
        /// What the strategy wanted.
        SIGNAL,
        /// What that is in lots and prices.
        INTENT,
        /// What RiskGuard said.
        RISK,
        /// What was sent to the broker.
        COMMAND,
        /// What the broker said.
        REPORT,
        /// What that made of the order.
        STATE,
        /// What was booked.
        FILL,
        /// What did not fit.
        FINDING
    }
}
