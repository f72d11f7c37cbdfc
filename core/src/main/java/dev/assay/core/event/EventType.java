package dev.assay.core.event;

import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.BarRevised;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;

/// The kinds of event, with the code each has in the schema file (its template id) and its present version.
///
/// Codes are permanent. A compatible change appends fields and raises `version`; a breaking change is a new type.
public enum EventType {
    BAR(1, 1), QUOTE(2, 1), TRADE(3, 1), BOOK_SNAPSHOT(4, 1), BOOK_DELTA(5, 1), OPTION_CHAIN(6, 1), SPLIT(7, 1), CASH_DIVIDEND(8,
            1), INSTRUMENT_STATUS(9, 1), BAR_OPEN(10, 1), BAR_REVISED(11, 1), TIMER(20, 1), SIGNAL_TARGET(21, 1), SIGNAL_ORDER(22,
                    1), SIGNAL_REPLACE(23, 1), SIGNAL_CANCEL(24, 1), SIGNAL_OUTCOME(25, 1), ORDER_INTENT(30, 1), RISK_DECISION(31,
                            1), NEW_ORDER(32,
                                    1), CANCEL_REQUEST(33, 1), REPLACE_REQUEST(34, 1), EXECUTION_REPORT(35, 1), ORDER_EVENT(36, 1), FILL(37,
                                            1), LEDGER_ENTRY(38, 1), PORTFOLIO_SNAPSHOT(39, 1), RISK_STATE(40, 1), ADVICE(50,
                                                    1), OPERATOR_COMMAND(51, 1), STRATEGY_FAILED(52, 1), RECONCILIATION_FINDING(53,
                                                            1), JOURNAL_GAP(54, 1), INPUT_BLOCK(55, 1);

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

    /// The type of a payload.
    public static EventType of(Payload payload) {
        return switch (payload) {
            case Bar b -> BAR;
            case Quote q -> QUOTE;
            case Trade t -> TRADE;
            case BookSnapshot s -> BOOK_SNAPSHOT;
            case BookDelta d -> BOOK_DELTA;
            case OptionChain c -> OPTION_CHAIN;
            case CorporateAction.Split s -> SPLIT;
            case CorporateAction.CashDividend d -> CASH_DIVIDEND;
            case InstrumentStatus s -> INSTRUMENT_STATUS;
            case BarOpen o -> BAR_OPEN;
            case BarRevised r -> BAR_REVISED;
            case Timer t -> TIMER;
            case SignalEvent s -> switch (s.signal()) {
                case dev.assay.core.signal.Target t -> SIGNAL_TARGET;
                case dev.assay.core.signal.OrderRequest r -> SIGNAL_ORDER;
                case dev.assay.core.signal.Replace r -> SIGNAL_REPLACE;
                case dev.assay.core.signal.Cancel c -> SIGNAL_CANCEL;
            };
            case SignalOutcome o -> SIGNAL_OUTCOME;
            case OrderIntent i -> ORDER_INTENT;
            case RiskDecision d -> RISK_DECISION;
            case OrderCommand c -> switch (c) {
                case OrderCommand.NewOrderSingle n -> NEW_ORDER;
                case OrderCommand.CancelRequest r -> CANCEL_REQUEST;
                case OrderCommand.ReplaceRequest r -> REPLACE_REQUEST;
            };
            case ExecutionReport r -> EXECUTION_REPORT;
            case OrderEvent e -> ORDER_EVENT;
            case Fill f -> FILL;
            case LedgerEntrySet l -> LEDGER_ENTRY;
            case PortfolioSnapshot p -> PORTFOLIO_SNAPSHOT;
            case RiskStateChanged r -> RISK_STATE;
            case Advice a -> ADVICE;
            case OperatorCommand c -> OPERATOR_COMMAND;
            case StrategyFailed f -> STRATEGY_FAILED;
            case ReconciliationFinding f -> RECONCILIATION_FINDING;
            case JournalGap g -> JOURNAL_GAP;
            case InputBlock b -> INPUT_BLOCK;
        };
    }
}
