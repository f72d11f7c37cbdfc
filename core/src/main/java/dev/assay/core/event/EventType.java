package dev.assay.core.event;

/// The kinds of event, with the code each has in the schema file (its template id) and its present version.
///
/// Codes are permanent. A compatible change appends fields and raises `version`; a breaking change is a new type.
public enum EventType {
    /// A finished bar.
    BAR(1, 1),
    /// The best bid and ask.
    QUOTE(2, 1),
    /// A trade of the market.
    TRADE(3, 1),
    /// A whole order book.
    BOOK_SNAPSHOT(4, 1),
    /// A change of an order book.
    BOOK_DELTA(5, 1),
    /// Quotes of an underlying's options.
    OPTION_CHAIN(6, 1),
    /// A split.
    SPLIT(7, 1),
    /// A cash dividend.
    CASH_DIVIDEND(8, 1),
    /// A halt, its end, or the state of a feed.
    INSTRUMENT_STATUS(9, 1),
    /// The beginning of a bar, at its first price.
    BAR_OPEN(10, 1),
    /// A bar that its vendor changed.
    BAR_REVISED(11, 1),
    /// A dividend in shares.
    STOCK_DIVIDEND(12, 4),
    /// A merger for cash, shares or both.
    MERGER(13, 4),
    /// Another symbol for the same.
    SYMBOL_CHANGE(14, 4),
    /// A part that becomes a company of its own.
    SPIN_OFF(15, 4),
    /// The end of an instrument, with what it is worth.
    DELISTING(16, 4),
    /// A timer that is due.
    TIMER(20, 1),
    /// A strategy wants a position.
    SIGNAL_TARGET(21, 4),
    /// A strategy wants an order.
    SIGNAL_ORDER(22, 4),
    /// A strategy wants an order changed.
    SIGNAL_REPLACE(23, 4),
    /// A strategy wants an order gone.
    SIGNAL_CANCEL(24, 1),
    /// What became of a signal, where no order followed.
    SIGNAL_OUTCOME(25, 1),
    /// A target that an algorithm works.
    SIGNAL_TARGET_WORKED(26, 4),
    /// Orders that belong together.
    SIGNAL_ORDER_LINKED(27, 4),
    /// An order as sized, before the controls.
    ORDER_INTENT(30, 4),
    /// What the controls say of it.
    RISK_DECISION(31, 1),
    /// An order sent.
    NEW_ORDER(32, 4),
    /// A request to cancel, sent.
    CANCEL_REQUEST(33, 1),
    /// A request to replace, sent.
    REPLACE_REQUEST(34, 4),
    /// What the broker says of an order.
    EXECUTION_REPORT(35, 2),
    /// A change of an order's state.
    ORDER_EVENT(36, 1),
    /// A fill, or its reversal.
    FILL(37, 4),
    /// Entries that sum to zero.
    LEDGER_ENTRY(38, 1),
    /// The account at the end of an instant.
    PORTFOLIO_SNAPSHOT(39, 1),
    /// A change of the trading state.
    RISK_STATE(40, 1),
    /// A question about an order, sent.
    STATUS_REQUEST(41, 1),
    /// A position taken over from the broker's books.
    POSITION_ADJUSTED(42, 1),
    /// Opposite intents crossed inside the account.
    INTERNAL_CROSS(43, 1),
    /// What a model outside says.
    ADVICE(50, 1),
    /// A command of an operator.
    OPERATOR_COMMAND(51, 1),
    /// A strategy that failed and is quarantined.
    STRATEGY_FAILED(52, 1),
    /// A difference between our books and the broker's.
    RECONCILIATION_FINDING(53, 1),
    /// Inputs that were lost.
    JOURNAL_GAP(54, 1),
    /// Stored inputs that were read, by their digest.
    INPUT_BLOCK(55, 1),
    /// A question about the broker's books, sent.
    BROKER_QUERY(70, 1),
    /// What became of a command on its way.
    COMMAND_OUTCOME(71, 1),
    /// The link to the broker, up or down.
    LINK_STATUS(72, 1),
    /// The broker's account.
    ACCOUNT_ANSWER(73, 1),
    /// The broker's positions.
    POSITIONS_ANSWER(74, 1),
    /// The broker's open orders.
    ORDERS_ANSWER(75, 2),
    /// Reports that the broker gave out before.
    REPORTS_ANSWER(76, 1),
    /// A report with charges of its own.
    EXECUTION_REPORT_CHARGED(77, 1),
    /// A fill with charges of its own.
    FILL_CHARGED(78, 1),
    /// A charge on the account: interest, borrow, funding.
    ACCOUNT_CHARGE(79, 1),
    /// A margin call, what is closed by force, and its end.
    MARGIN_CALL(80, 1);

    private final int code;
    private final int version;

    EventType(int code, int version) {
        this.code = code;
        this.version = version;
    }

    /// The schema's template id.
    public int code() {
        return code;
    }

    /// The schema version in which this type's layout last grew.
    public int version() {
        return version;
    }
}
