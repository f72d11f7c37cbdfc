package dev.assay.core.event;

/// The kinds of event, with the code each has in the schema file (its template id) and its present version.
///
/// Codes are permanent. A compatible change appends fields and raises `version`; a breaking change is a new type.
public enum EventType {
    BAR(1, 1), QUOTE(2, 1), TRADE(3, 1), BOOK_SNAPSHOT(4, 1), BOOK_DELTA(5, 1), OPTION_CHAIN(6, 1), SPLIT(7, 1), CASH_DIVIDEND(8,
            1), INSTRUMENT_STATUS(9, 1), BAR_OPEN(10, 1), BAR_REVISED(11, 1), STOCK_DIVIDEND(12, 4), MERGER(13, 4), SYMBOL_CHANGE(14,
                    4), SPIN_OFF(15, 4), DELISTING(16, 4), TIMER(20, 1), SIGNAL_TARGET(21,
                            4), SIGNAL_ORDER(22, 4), SIGNAL_REPLACE(23, 4), SIGNAL_CANCEL(24, 1), SIGNAL_OUTCOME(25,
                                    1), SIGNAL_TARGET_WORKED(26, 4), SIGNAL_ORDER_LINKED(27, 4), ORDER_INTENT(30, 4), RISK_DECISION(31,
                                            1), NEW_ORDER(32, 4), CANCEL_REQUEST(33, 1), REPLACE_REQUEST(34, 4), EXECUTION_REPORT(35,
                                                    2), ORDER_EVENT(36, 1), FILL(37,
                                                            4), LEDGER_ENTRY(38, 1), PORTFOLIO_SNAPSHOT(39, 1), RISK_STATE(40,
                                                                    1), STATUS_REQUEST(
                                                                            41,
                                                                            1), POSITION_ADJUSTED(42, 1), INTERNAL_CROSS(43, 1), ADVICE(50,
                                                                                    1), OPERATOR_COMMAND(51, 1), STRATEGY_FAILED(52,
                                                                                            1), RECONCILIATION_FINDING(53,
                                                                                                    1), JOURNAL_GAP(54, 1), INPUT_BLOCK(55,
                                                                                                            1), BROKER_QUERY(70,
                                                                                                                    1), COMMAND_OUTCOME(71,
                                                                                                                            1), LINK_STATUS(
                                                                                                                                    72,
                                                                                                                                    1), ACCOUNT_ANSWER(
                                                                                                                                            73,
                                                                                                                                            1), POSITIONS_ANSWER(
                                                                                                                                                    74,
                                                                                                                                                    1), ORDERS_ANSWER(
                                                                                                                                                            75,
                                                                                                                                                            2), REPORTS_ANSWER(
                                                                                                                                                                    76,
                                                                                                                                                                    1), EXECUTION_REPORT_CHARGED(
                                                                                                                                                                            77,
                                                                                                                                                                            1), FILL_CHARGED(
                                                                                                                                                                                    78,
                                                                                                                                                                                    1), ACCOUNT_CHARGE(
                                                                                                                                                                                            79,
                                                                                                                                                                                            1);

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
