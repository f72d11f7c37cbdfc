package dev.assay.sandbox;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// From Alpaca's words to order terms, with Alpaca's refusals for what does not fit together.
final class OrderRules {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private OrderRules() {}

    static OrderTerms terms(OrderRequest request, Instrument instrument) {
        String type = request.type();
        boolean limited = type.equals("limit") || type.equals("stop_limit");
        boolean stopped = type.equals("stop") || type.equals("stop_limit");
        require(limited || request.limitPrice() == null, type + " orders require no limit price");
        require(stopped || request.stopPrice() == null, type + " orders require no stop price");
        boolean profitIsLimit = request.orderClass().equals("oco") && request.takeProfit() != null;
        BigDecimal limitPrice = request.limitPrice() == null && profitIsLimit ? request.takeProfit() : request.limitPrice();
        require(!limited || limitPrice != null, type + " orders require a limit price");
        require(!stopped || request.stopPrice() != null, type + " orders require a stop price");
        TimeInForce time = TimeInForce.valueOf(request.timeInForce().toUpperCase(Locale.ROOT));
        if (request.extendedHours()) {
            require(type.equals("limit") && (time == TimeInForce.DAY || time == TimeInForce.GTC),
                    "extended hours order must be DAY or GTC limit orders");
        }
        if (Assets.crypto(instrument)) {
            require(time == TimeInForce.GTC || time == TimeInForce.IOC, "invalid crypto time_in_force");
            require(type.equals("market") || type.equals("limit") || type.equals("stop_limit"),
                    "invalid order type for crypto order");
        }
        return switch (type) {
            case "market" -> OrderTerms.market(time);
            case "limit" -> OrderTerms.limit(price(instrument, "limit_price", limitPrice), time);
            case "stop" -> OrderTerms.stop(price(instrument, "stop_price", request.stopPrice()), time);
            case "stop_limit" -> OrderTerms.stopLimit(price(instrument, "stop_price", request.stopPrice()),
                    price(instrument, "limit_price", limitPrice), time);
            case "trailing_stop" -> OrderTerms.trailingStop(trail(instrument, request.trailPrice(), request.trailPercent()), time);
            default -> throw ApiError.malformed("invalid type: " + type);
        };
    }

    /// The terms after a change; what the change leaves out stays.
    static OrderTerms changed(SandboxOrder order, PatchRequest patch) {
        OrderTerms old = order.terms;
        OrdType type = old.ordType();
        Instrument instrument = order.instrument;
        require(type.hasLimit() || patch.limitPrice() == null, SandboxOrder.type(type) + " orders require no limit price");
        require(type.hasStop() || patch.stopPrice() == null, SandboxOrder.type(type) + " orders require no stop price");
        require(type == OrdType.TRAILING_STOP || patch.trail() == null, "trail can only be changed for trailing stop orders");
        Price limit = patch.limitPrice() == null ? old.limitPx() : price(instrument, "limit_price", patch.limitPrice());
        Price stop = patch.stopPrice() == null ? old.stopPx() : price(instrument, "stop_price", patch.stopPrice());
        Trail trail = old.trail();
        if (patch.trail() != null && trail != null) {
            boolean amount = trail.trailBy() != null;
            trail = trail(instrument, amount ? patch.trail() : null, amount ? null : patch.trail());
        }
        TimeInForce time = patch.timeInForce().isEmpty()
                ? old.timeInForce()
                : TimeInForce.valueOf(patch.timeInForce().toUpperCase(Locale.ROOT));
        return new OrderTerms(type, limit, stop, time, trail, 0, null, false, false);
    }

    static Price price(Instrument instrument, String field, @Nullable BigDecimal value) {
        if (value == null || value.signum() <= 0) {
            throw ApiError.unprocessable(field + " must be > 0");
        }
        BigDecimal tick = BigDecimal.valueOf(instrument.tickUnits(), instrument.priceScale());
        if (value.remainder(tick).signum() != 0) {
            throw ApiError.unprocessable("invalid " + field + " " + Texts.plain(value)
                    + ". sub-penny increment does not fulfill minimum pricing criteria");
        }
        try {
            return instrument.price(value.setScale(instrument.priceScale(), RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
        } catch (ArithmeticException e) {
            throw ApiError.unprocessable(field + " is out of range: " + Texts.plain(value));
        }
    }

    static Trail trail(Instrument instrument, @Nullable BigDecimal amount, @Nullable BigDecimal percent) {
        require((amount == null) != (percent == null), "trailing stop orders must specify one of trail_percent or trail_price");
        if (amount != null) {
            return Trail.amount(price(instrument, "trail_price", amount));
        }
        BigDecimal points = percent == null ? BigDecimal.ZERO : percent.multiply(HUNDRED);
        require(points.signum() > 0 && points.compareTo(BigDecimal.valueOf(10_000)) < 0 && points.remainder(BigDecimal.ONE).signum() == 0,
                "invalid trail_percent: it must be more than 0 and less than 100, with at most two decimals");
        return Trail.basisPoints(points.intValueExact());
    }

    /// Checks a quantity of shares or coins.
    static BigDecimal quantity(Instrument instrument, BigDecimal qty, OrderTerms terms) {
        require(qty.signum() > 0, "qty must be > 0");
        BigDecimal lot = BigDecimal.valueOf(instrument.lotUnits(), instrument.quantityScale());
        require(qty.remainder(lot).signum() == 0, "qty increments must be a multiple of " + Texts.plain(lot));
        boolean parts = qty.remainder(BigDecimal.ONE).signum() != 0;
        require(!parts || Assets.crypto(instrument) || terms.timeInForce() == TimeInForce.DAY, "fractional orders must be DAY orders");
        return qty;
    }

    static Quantity units(Instrument instrument, BigDecimal qty) {
        try {
            return instrument.quantity(qty.setScale(instrument.quantityScale(), RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
        } catch (ArithmeticException e) {
            throw ApiError.unprocessable("qty is out of range: " + Texts.plain(qty));
        }
    }

    /// The exits of a bracket must lie on the right sides of each other.
    static void exits(Side entry, @Nullable BigDecimal profit, @Nullable BigDecimal loss) {
        if (profit != null && loss != null) {
            boolean right = entry == Side.BUY ? profit.compareTo(loss) > 0 : profit.compareTo(loss) < 0;
            require(right, entry == Side.BUY
                    ? "take_profit.limit_price must be > stop_loss.stop_price"
                    : "take_profit.limit_price must be < stop_loss.stop_price");
        }
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw ApiError.unprocessable(message);
        }
    }
}
