package dev.assay.proofbench.fault;

/// What can go wrong between us and a broker, each with the usual chance of happening where it can.
public enum Fault {
    /// A command never arrives, and nobody says so.
    COMMAND_LOST(20, "command"),
    /// A command arrives twice.
    COMMAND_DUPLICATED(30, "command"),
    /// A command arrives up to five minutes late, perhaps after it was sent again.
    COMMAND_DELAYED(30, "command"),
    /// The link breaks after a command went out and before it was answered; it may have arrived.
    DISCONNECT_BEFORE_ACK(15, "command"),
    /// HTTP 429: too many requests; the command was not taken. Cancels are let through.
    THROTTLED(30, "command"),
    /// HTTP 500, 502, 503: the command may have arrived.
    SERVER_ERROR(20, "command"),
    /// HTTP 504, a retry by the client library, and 422 duplicate id: the order exists.
    TIMEOUT_THEN_DUPLICATE(20, "command"),
    /// A truncated answer: the command arrived, but the answer cannot be read.
    PARTIAL_BODY(20, "command"),
    /// HTTP 401 in mid-session: no new orders for up to ten minutes, cancels pass.
    AUTH_EXPIRED(5, "command"),
    /// A report never comes.
    REPORT_LOST(20, "report"),
    /// A report comes twice.
    REPORT_DUPLICATED(30, "report"),
    /// A report is overtaken by others.
    REPORT_REORDERED(50, "report"),
    /// A fill comes up to an hour late.
    LATE_FILL(30, "fill"),
    /// The link breaks when a report is due.
    DISCONNECT_BEFORE_REPORT(10, "report"),
    /// The venue takes a trade back, and the order works again.
    BUST(10, "last fill"),
    /// The venue corrects the price of a trade.
    CORRECTION(10, "last fill"),
    /// The venue fills more than was ordered.
    OVERFILL(5, "last fill"),
    /// An answer about the books never comes.
    ANSWER_LOST(20, "answer"),
    /// The positions are answered as they were a moment before something changed: one lot off.
    POSITION_MISMATCH(10, "positions answer"),
    /// Our process dies between any two steps and comes back, with its journal.
    RESTART(2, "instant with a message"),
    /// Our process stands still for ten seconds.
    PAUSE(5, "instant with a message");

    private final int perMille;
    private final String at;

    Fault(int perMille, String at) {
        this.perMille = perMille;
        this.at = at;
    }

    /// The usual chance in a thousand.
    public int perMille() {
        return perMille;
    }

    /// Where it can happen: per what its chance counts.
    public String at() {
        return at;
    }
}
