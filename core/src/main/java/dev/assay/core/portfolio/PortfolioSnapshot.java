package dev.assay.core.portfolio;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.money.Money;

/// The account at the end of an instant, valued at the last marks. All in the account's currency.
///
/// @param equity cash + receivables + position value
/// @param cash cash
/// @param positionValue positions at their marks, signed
/// @param grossExposure sum of |position value|
/// @param netExposure sum of position values
/// @param realizedPnl realised gains since the start, before fees
/// @param unrealizedPnl position value less cost
/// @param fees fees since the start
/// @param openPositions how many instruments are held
public record PortfolioSnapshot(Money equity, Money cash, Money positionValue, Money grossExposure, Money netExposure, Money realizedPnl,
        Money unrealizedPnl, Money fees, int openPositions) implements Payload {
    @Override
    public EventType type() {
        return EventType.PORTFOLIO_SNAPSHOT;
    }
}
