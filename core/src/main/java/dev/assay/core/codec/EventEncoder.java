package dev.assay.core.codec;

import dev.assay.core.event.Event;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Advice;
import dev.assay.core.event.Payload;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.event.Timer;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.InternalCross;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.portfolio.PositionAdjusted;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;

/// Turns events into their canonical bytes. The same event always gives the same bytes, on any machine.
///
/// Instruments and strategies are written by their run-local numbers, so the bytes mean something only together with the run's
/// [dev.assay.core.instrument.Universe] and strategy list. Needs no [Event] object and allocates nothing once its buffer has grown.
/// Not thread-safe: one encoder per loop.
public final class EventEncoder {
    private final FrameWriter out = new FrameWriter();

    /// Encodes one event into [#buffer()], from its first byte on; what was there before is gone.
    ///
    /// @return number of bytes
    /// @throws IllegalArgumentException when a string, a list or the whole event is larger than a frame may hold, or a currency code
    ///         is not printable ASCII; nothing usable is in the buffer then
    public int encode(long id, long tsEvent, long tsIngest, String source, Payload payload, long correlationId, long causationId) {
        FrameWriter w = out;
        w.envelope(id, tsEvent, tsIngest, correlationId, causationId);
        // Classes before interfaces, frequent before rare: the switch asks one after the other.
        switch (payload) {
            case OrderEvent e -> OrderWriter.event(e, w);
            case ExecutionReport r -> OrderWriter.report(r, w);
            case Fill f -> BooksWriter.fill(f, w);
            case LedgerEntrySet l -> BooksWriter.ledger(l, w);
            case OrderIntent i -> OrderWriter.intent(i, w);
            case RiskDecision d -> OrderWriter.decision(d, w);
            case SignalEvent s -> SignalWriter.write(s, w);
            case SignalOutcome o -> SignalWriter.outcome(o, w);
            case PortfolioSnapshot p -> BooksWriter.portfolio(p, w);
            case InternalCross c -> BooksWriter.cross(c, w);
            case PositionAdjusted a -> BooksWriter.adjusted(a, w);
            case Timer t -> SystemWriter.timer(t, w);
            case OrderCommand c -> OrderWriter.command(c, w);
            case MarketData m -> MarketWriter.write(m, w);
            case BrokerQuery q -> BrokerWriter.query(q, w);
            case CommandOutcome o -> BrokerWriter.outcome(o, w);
            case LinkStatus s -> BrokerWriter.link(s, w);
            case AccountAnswer a -> BrokerWriter.account(a, w);
            case PositionsAnswer p -> BrokerWriter.positions(p, w);
            case OrdersAnswer o -> BrokerWriter.orders(o, w);
            case ReportsAnswer r -> BrokerWriter.reports(r, w);
            case AccountCharge c -> BrokerWriter.charge(c, w);
            case MarginCall c -> BrokerWriter.margin(c, w);
            case RiskStateChanged r -> SystemWriter.riskState(r, w);
            case Advice a -> SystemWriter.advice(a, w);
            case OperatorCommand c -> SystemWriter.operator(c, w);
            case StrategyFailed f -> SystemWriter.failed(f, w);
            case ReconciliationFinding f -> SystemWriter.finding(f, w);
            case JournalGap g -> SystemWriter.gap(g, w);
            case InputBlock b -> SystemWriter.block(b, w);
        }
        w.name("source", source);
        int length = w.length();
        if (length > Frame.MAX_BYTES) {
            throw new IllegalArgumentException("event " + id + " takes " + length + " bytes; a frame holds at most " + Frame.MAX_BYTES);
        }
        return length;
    }

    /// Encodes an event object.
    public int encode(Event event) {
        return encode(event.id(), event.tsEvent(), event.tsIngest(), event.source(), event.payload(), event.correlationId(),
                event.causationId());
    }

    /// Where the last encoded event stands, from index 0. Overwritten, and possibly replaced, by the next call.
    public byte[] buffer() {
        return out.bytes;
    }
}
