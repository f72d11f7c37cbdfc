package dev.assay.core.order;

import dev.assay.core.money.Price;
import org.jspecify.annotations.Nullable;

/// Type, prices and time in force of an order. Valid once constructed.
///
/// @param ordType the order type
/// @param limitPx limit price, exactly when the type has one
/// @param stopPx stop price, exactly when the type has one
/// @param timeInForce how long it works
public record OrderTerms(OrdType ordType, @Nullable Price limitPx, @Nullable Price stopPx, TimeInForce timeInForce) {
    private static final OrderTerms MARKET_DAY = new OrderTerms(OrdType.MARKET, null, null, TimeInForce.DAY);
    private static final OrderTerms MARKET_GTC = new OrderTerms(OrdType.MARKET, null, null, TimeInForce.GTC);

    public OrderTerms {
        if ((limitPx != null) != ordType.hasLimit() || (stopPx != null) != ordType.hasStop()) {
            throw new IllegalArgumentException(ordType + " order with limit price " + limitPx + " and stop price " + stopPx
                    + ": a price must be given exactly where the type has one");
        }
    }

    /// A market order for the day.
    public static OrderTerms market() {
        return MARKET_DAY;
    }

    /// A market order with another time in force.
    public static OrderTerms market(TimeInForce timeInForce) {
        return timeInForce == TimeInForce.DAY
                ? MARKET_DAY
                : timeInForce == TimeInForce.GTC ? MARKET_GTC : new OrderTerms(OrdType.MARKET, null, null, timeInForce);
    }

    /// A limit order.
    public static OrderTerms limit(Price limit, TimeInForce timeInForce) {
        return new OrderTerms(OrdType.LIMIT, limit, null, timeInForce);
    }

    /// A stop order: a market order once the stop price trades.
    public static OrderTerms stop(Price stop, TimeInForce timeInForce) {
        return new OrderTerms(OrdType.STOP, null, stop, timeInForce);
    }

    /// A stop-limit order: a limit order once the stop price trades.
    public static OrderTerms stopLimit(Price stop, Price limit, TimeInForce timeInForce) {
        return new OrderTerms(OrdType.STOP_LIMIT, limit, stop, timeInForce);
    }
}
