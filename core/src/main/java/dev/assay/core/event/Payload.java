package dev.assay.core.event;

import dev.assay.core.market.MarketData;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.Fill;
import dev.assay.core.order.InternalCross;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.portfolio.PositionAdjusted;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;

/// What an event says. Sealed, so that a new kind fails to compile wherever it is not handled; every payload is immutable.
public sealed interface Payload
        permits MarketData, Timer, SignalEvent, SignalOutcome, OrderIntent, RiskDecision, OrderCommand, BrokerQuery, BrokerMessage,
        OrderEvent, Fill, PositionAdjusted, InternalCross, LedgerEntrySet, PortfolioSnapshot, RiskStateChanged, Advice, OperatorCommand,
        StrategyFailed,
        ReconciliationFinding, JournalGap, InputBlock {
    /// The kind of event it makes.
    EventType type();
}
