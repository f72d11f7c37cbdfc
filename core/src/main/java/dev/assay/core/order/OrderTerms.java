package dev.assay.core.order;

import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Type, prices, time in force and instructions of an order. Valid once constructed; built by the factories and the methods that begin
/// with `with`: `OrderTerms.limit(price, GTC).withPostOnly()`.
///
/// @param ordType the order type
/// @param limitPx limit price, exactly when the type has one
/// @param stopPx stop price, exactly when the type has one
/// @param timeInForce how long it works
/// @param trail what a trailing stop trails by, else null
/// @param expireTs when a GTD order ends, epoch ns UTC; 0 for others
/// @param displayQty of a limit order, what the market may see at a time (iceberg); positive, or null for all
/// @param postOnly a limit order that is withdrawn rather than trade at once; not with times in force that trade at once or at an auction
/// @param reduceOnly never more than closes the account's position: reduced with it, cancelled when there is none left
/// @param effect whether it opens or closes, in an account that keeps long and short positions apart
public record OrderTerms(OrdType ordType, @Nullable Price limitPx, @Nullable Price stopPx, TimeInForce timeInForce, @Nullable Trail trail,
        long expireTs, @Nullable Quantity displayQty, boolean postOnly, boolean reduceOnly, PositionEffect effect) {
    private static final OrderTerms MARKET_DAY = new OrderTerms(OrdType.MARKET, null, null, TimeInForce.DAY);
    private static final OrderTerms MARKET_GTC = new OrderTerms(OrdType.MARKET, null, null, TimeInForce.GTC);

    public OrderTerms {
        if ((limitPx != null) != ordType.hasLimit() || (stopPx != null) != ordType.hasStop()) {
            throw new IllegalArgumentException(ordType + " order with limit price " + limitPx + " and stop price " + stopPx
                    + ": a price must be given exactly where the type has one");
        }
        if ((trail != null) != (ordType == OrdType.TRAILING_STOP)) {
            throw new IllegalArgumentException(
                    ordType + " order that trails by " + trail + ": a TRAILING_STOP needs a distance, no other has one");
        }
        if ((expireTs != 0) != (timeInForce == TimeInForce.GTD)) {
            throw new IllegalArgumentException(timeInForce + " order that expires at " + expireTs
                    + " ns: an expiry must be given exactly for GTD, as OrderTerms.withExpiry does");
        }
        boolean rests = ordType == OrdType.LIMIT
                && (timeInForce == TimeInForce.DAY || timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.GTD);
        if (displayQty != null && (displayQty.signum() <= 0 || !rests)) {
            throw new IllegalArgumentException(ordType + " order for " + timeInForce + " that shows " + displayQty
                    + ": only a LIMIT order for DAY, GTC or GTD may show a part, above zero");
        }
        if (postOnly && !rests) {
            throw new IllegalArgumentException(
                    ordType + " order for " + timeInForce + ": post-only is for LIMIT orders for DAY, GTC or GTD");
        }
    }

    /// Terms that close first and open with the rest.
    public OrderTerms(OrdType ordType, @Nullable Price limitPx, @Nullable Price stopPx, TimeInForce timeInForce, @Nullable Trail trail,
            long expireTs, @Nullable Quantity displayQty, boolean postOnly, boolean reduceOnly) {
        this(ordType, limitPx, stopPx, timeInForce, trail, expireTs, displayQty, postOnly, reduceOnly, PositionEffect.FIFO);
    }

    /// Terms without instructions.
    public OrderTerms(OrdType ordType, @Nullable Price limitPx, @Nullable Price stopPx, TimeInForce timeInForce) {
        this(ordType, limitPx, stopPx, timeInForce, null, 0, null, false, false);
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

    /// A trailing stop.
    public static OrderTerms trailingStop(Trail trail, TimeInForce timeInForce) {
        return new OrderTerms(OrdType.TRAILING_STOP, null, null, timeInForce, trail, 0, null, false, false);
    }

    /// A market order once the price is as good as `touch`.
    public static OrderTerms marketIfTouched(Price touch, TimeInForce timeInForce) {
        return new OrderTerms(OrdType.MARKET_IF_TOUCHED, null, touch, timeInForce);
    }

    /// A limit order once the price is as good as `touch`.
    public static OrderTerms limitIfTouched(Price touch, Price limit, TimeInForce timeInForce) {
        return new OrderTerms(OrdType.LIMIT_IF_TOUCHED, limit, touch, timeInForce);
    }

    /// The same, good till a time.
    ///
    /// @param ts epoch ns UTC; positive
    public OrderTerms withExpiry(long ts) {
        if (ts <= 0) {
            throw new IllegalArgumentException("an order must expire after 1970, not at " + ts + " ns");
        }
        return new OrderTerms(ordType, limitPx, stopPx, TimeInForce.GTD, trail, ts, displayQty, postOnly, reduceOnly, effect);
    }

    /// The same with another time in force, which is not GTD.
    public OrderTerms withTimeInForce(TimeInForce other) {
        return new OrderTerms(ordType, limitPx, stopPx, other, trail, 0, displayQty, postOnly, reduceOnly, effect);
    }

    /// The same, withdrawn rather than trade at once.
    public OrderTerms withPostOnly() {
        return new OrderTerms(ordType, limitPx, stopPx, timeInForce, trail, expireTs, displayQty, true, reduceOnly, effect);
    }

    /// The same, never more than closes the position.
    public OrderTerms withReduceOnly() {
        return new OrderTerms(ordType, limitPx, stopPx, timeInForce, trail, expireTs, displayQty, postOnly, true, effect);
    }

    /// The same, showing only so much at a time.
    public OrderTerms withDisplay(Quantity shown) {
        return new OrderTerms(ordType, limitPx, stopPx, timeInForce, trail, expireTs, shown, postOnly, reduceOnly, effect);
    }

    /// The same with another position effect.
    public OrderTerms withEffect(PositionEffect other) {
        return other == effect
                ? this
                : new OrderTerms(ordType, limitPx, stopPx, timeInForce, trail, expireTs, displayQty, postOnly, reduceOnly, other);
    }

    /// The same with other prices.
    public OrderTerms withPrices(@Nullable Price limit, @Nullable Price stop) {
        return new OrderTerms(ordType, limit, stop, timeInForce, trail, expireTs, displayQty, postOnly, reduceOnly, effect);
    }

    /// The same with another trail and quantity shown.
    public OrderTerms withTrailAndDisplay(@Nullable Trail otherTrail, @Nullable Quantity shown) {
        return new OrderTerms(ordType, limitPx, stopPx, timeInForce, otherTrail, expireTs, shown, postOnly, reduceOnly, effect);
    }

    /// What is left of them once the price they wait for has come.
    public OrderTerms triggered() {
        return ordType.waits()
                ? new OrderTerms(ordType.triggered(), limitPx, null, timeInForce, null, expireTs, displayQty, postOnly, reduceOnly, effect)
                : this;
    }

    /// Whether the other terms ask for the same prices, so that an order may keep its place.
    public boolean samePrices(OrderTerms other) {
        return ordType == other.ordType && Objects.equals(limitPx, other.limitPx) && sameTrigger(other);
    }

    /// Whether the other terms wait for the same price.
    public boolean sameTrigger(OrderTerms other) {
        return ordType == other.ordType && Objects.equals(stopPx, other.stopPx) && Objects.equals(trail, other.trail);
    }
}
