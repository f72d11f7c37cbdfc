package dev.assay.application.run;

import dev.assay.core.event.Payload;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.Timer;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.Link;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What the events of an order say, in one line each.
final class OrderWords {
    private OrderWords() {}

    /// What an event of a journal says.
    static String any(Payload payload) {
        return switch (payload) {
            case SignalEvent signal -> of(signal.signal());
            case OrderIntent intent -> of(intent);
            case RiskDecision decision -> of(decision);
            case OrderCommand command -> of(command);
            case ExecutionReport report -> of(report);
            case OrderEvent change -> of(change);
            case Fill fill -> of(fill);
            case ReconciliationFinding finding -> of(finding);
            case CorporateAction action -> of(action);
            case Timer timer -> "timer \"" + timer.name() + "\" came due";
            default -> String.valueOf(payload);
        };
    }

    static String of(OrderTerms terms) {
        return terms.ordType() + (terms.limitPx() == null ? "" : " limit " + terms.limitPx())
                + (terms.stopPx() == null ? "" : " stop " + terms.stopPx()) + (terms.trail() == null ? "" : " trailing by " + terms.trail())
                + " " + terms.timeInForce() + (terms.expireTs() == 0 ? "" : " till " + Timestamps.text(terms.expireTs()))
                + (terms.displayQty() == null ? "" : ", showing " + terms.displayQty()) + (terms.postOnly() ? ", post-only" : "")
                + (terms.reduceOnly() ? ", reduce-only" : "");
    }

    /// The terms of an order that did not come from us, as far as the broker tells them.
    static String of(ReportDetail said) {
        return said.ordType() == null
                ? "terms not told by the broker"
                : said.ordType() + (said.limitPx() == null ? "" : " limit " + said.limitPx())
                        + (said.stopPx() == null ? "" : " stop " + said.stopPx());
    }

    static String of(Signal signal) {
        return switch (signal) {
            case Target target -> "hold " + of(target.size()) + " " + target.instrument() + ", " + of(target.style())
                    + worked(target.algo());
            case OrderRequest order ->
                order.side() + " " + order.quantity() + " " + order.instrument() + ", " + of(order.terms()) + ", tag "
                        + order.tag() + linked(order.link()) + worked(order.algo());
            case Replace replace -> "replace " + replace.tag() + " in " + replace.instrument();
            case Cancel cancel -> "cancel " + cancel.tag() + " in " + cancel.instrument();
        };
    }

    private static String worked(@Nullable Algo algo) {
        return algo == null ? "" : ", worked by " + algo.text();
    }

    private static String linked(@Nullable Link link) {
        return link == null ? "" : ", " + link.role() + " of list " + link.list();
    }

    private static String of(SizeRule size) {
        return switch (size) {
            case SizeRule.Percent percent -> percent(percent.fraction()) + " of equity in";
            case SizeRule.Volatility v -> percent(v.target()) + " volatility at " + percent(v.volatility()) + " a unit, at most "
                    + percent(v.cap()) + " of equity in";
            case SizeRule.RiskPerTrade r -> percent(r.risk()) + " of equity at risk over " + percent(r.distance()) + ", at most "
                    + percent(r.cap()) + " of equity in";
            case SizeRule.Kelly k -> percent(k.share()) + " of Kelly's fraction for mean " + k.mean() + " and variance " + k.variance()
                    + ", at most " + percent(k.cap()) + " of equity in";
            case SizeRule.Units units -> units.quantity().toString();
            case SizeRule.Notional notional -> notional.amount() + " of";
        };
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    static String of(OrderIntent intent) {
        return (intent.replaces() == 0 ? "" : "replace order " + intent.replaces() + " by ") + intent.side() + " " + intent.quantity() + " "
                + intent.instrument() + ", " + of(intent.terms()) + because(intent.reason());
    }

    static String of(RiskDecision decision) {
        return switch (decision.outcome()) {
            case ACCEPT -> "accepted " + decision.allowed();
            case SHRINK -> "shrunk from " + decision.requested() + " to " + decision.allowed() + " by " + decision.control()
                    + because(decision.explanation());
            case REJECT -> "rejected by " + decision.control() + because(decision.explanation());
        };
    }

    static String of(OrderCommand command) {
        return switch (command) {
            case OrderCommand.NewOrderSingle order -> "new order " + order.clOrdId() + ": " + order.side() + " " + order.orderQty() + " "
                    + order.instrument() + ", " + of(order.terms());
            case OrderCommand.StatusRequest question -> "status request for order " + question.clOrdId();
            case OrderCommand.CancelRequest cancel -> "cancel request " + cancel.clOrdId() + because(cancel.reason());
            case OrderCommand.ReplaceRequest replace -> "replace request " + replace.clOrdId() + ": " + replace.orderQty() + " in all, "
                    + of(replace.terms());
        };
    }

    static String of(ExecutionReport report) {
        boolean trade = report.lastQty().signum() != 0 && report.lastPx() != null;
        boolean refers = report.execType() == ExecType.TRADE_CANCEL || report.execType() == ExecType.TRADE_CORRECT;
        return report.execType() + (report.execId().isEmpty() ? "" : " " + report.execId())
                + (trade ? ", " + report.lastQty() + " at " + report.lastPx() : "") + (refers ? ", of " + report.execRefId() : "")
                + ": the broker has it as " + report.ordStatus() + ", filled " + report.cumQty() + ", leaves " + report.leavesQty()
                + because(report.text());
    }

    static String of(OrderEvent change) {
        return (change.previous() == change.ordStatus() ? "is " : change.previous() + " -> ") + change.ordStatus() + ", filled "
                + change.cumQty() + ", leaves " + change.leavesQty() + because(change.reason());
    }

    static String of(Fill fill) {
        return (fill.reversal() ? "taken back: " : "") + fill.side() + " " + fill.quantity() + " at " + fill.price() + ", fee " + fill.fee()
                + (fill.feeEstimated() ? " (our estimate)" : "") + (fill.datumId() == 0 ? "" : ", met datum #" + fill.datumId());
    }

    static String of(ReconciliationFinding finding) {
        return finding.kind() + ", " + finding.action() + ": ours " + finding.ours() + "; theirs " + finding.theirs();
    }

    static String of(CorporateAction action) {
        return switch (action) {
            case CorporateAction.Split split -> split.instrument() + " splits " + split.numerator() + " for " + split.denominator();
            case CorporateAction.CashDividend dividend -> dividend.instrument() + " pays " + dividend.perShare() + " a share";
            case CorporateAction.StockDividend stock -> stock.instrument() + " gives " + stock.numerator() + " shares for every "
                    + stock.denominator() + " held";
            case CorporateAction.Merger m -> m.instrument() + " becomes " + (m.cash().units() == 0 ? "" : m.cash() + " in cash")
                    + (m.cash().units() != 0 && m.into() != null ? " and " : "")
                    + (m.into() == null ? "" : m.numerator() + " " + m.into() + " for " + m.denominator());
            case CorporateAction.SymbolChange change -> change.instrument() + " goes on as " + change.into();
            case CorporateAction.SpinOff spin -> spin.instrument() + " spins off " + spin.numerator() + " " + spin.child() + " for "
                    + spin.denominator() + ", with " + spin.basis() + " of the cost";
            case CorporateAction.Delisting gone -> gone.instrument() + " is delisted at " + gone.value();
        };
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }
}
