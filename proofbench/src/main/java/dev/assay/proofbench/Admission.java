package dev.assay.proofbench;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Says why an order cannot be taken, in words; null when it can.
final class Admission {
    private final Universe universe;
    private final boolean openingsKnown;

    /// @param openingsKnown whether the broker is told which openings begin a session, which orders for the opening need
    Admission(Universe universe, boolean openingsKnown) {
        this.universe = universe;
        this.openingsKnown = openingsKnown;
    }

    @Nullable
    String refusal(Instrument instrument, Quantity quantity, OrderTerms terms, long now) {
        int number = instrument.number();
        if (number >= universe.size() || !universe.get(number).id().equals(instrument.id())) {
            return instrument.symbol() + " (" + instrument.id() + ") is not an instrument of this run";
        }
        if (!instrument.contract().tradable()) {
            return instrument.symbol() + " is an index: it has prices but cannot be traded; trade a fund or future on it";
        }
        String wrong = wrongQuantity(instrument, quantity);
        if (wrong == null) {
            wrong = wrongTimeInForce(instrument, terms, now);
        }
        if (wrong == null && terms.limitPx() != null) {
            wrong = wrongPrice(instrument, "limit", terms.limitPx());
        }
        if (wrong == null && terms.stopPx() != null) {
            wrong = wrongPrice(instrument, "stop", terms.stopPx());
        }
        if (wrong == null && terms.displayQty() != null) {
            wrong = wrongQuantity(instrument, terms.displayQty());
        }
        return wrong;
    }

    private static @Nullable String wrongQuantity(Instrument instrument, Quantity quantity) {
        if (quantity.signum() <= 0) {
            return "the quantity is " + quantity + ": expected more than zero";
        }
        return onGrid(quantity.units(), quantity.scale(), instrument.quantityScale(), instrument.lotUnits())
                ? null
                : "the quantity " + quantity + " is not a whole number of lots of "
                        + FixedPoint.format(instrument.lotUnits(), instrument.quantityScale()) + " " + instrument.symbol();
    }

    private static @Nullable String wrongPrice(Instrument instrument, String which, Price price) {
        return onGrid(price.units(), price.scale(), instrument.priceScale(), instrument.tickUnits())
                ? null
                : "the " + which + " price " + price + " is not on the price grid of " + instrument.symbol() + ": its tick is "
                        + FixedPoint.format(instrument.tickUnits(), instrument.priceScale());
    }

    private static boolean onGrid(long units, int scale, int gridScale, long step) {
        if (scale == gridScale) {
            return units % step == 0;
        }
        return BigDecimal.valueOf(units, scale).remainder(BigDecimal.valueOf(step, gridScale)).signum() == 0;
    }

    private @Nullable String wrongTimeInForce(Instrument instrument, OrderTerms terms, long now) {
        TimeInForce timeInForce = terms.timeInForce();
        return switch (timeInForce) {
            case DAY, GTC -> null;
            case GTD -> terms.expireTs() > now
                    ? null
                    : "the order expires at " + terms.expireTs() + " ns, which is not after now, " + now + " ns: give a later time";
            case IOC, FOK -> stopRefusal(terms.ordType(), timeInForce);
            case OPG, CLS -> {
                if (instrument.contract() instanceof Contract.CryptoPair || instrument.contract() instanceof Contract.FxPair) {
                    yield instrument.symbol() + " trades around the clock: there is no auction for time in force " + timeInForce;
                }
                if (timeInForce == TimeInForce.OPG && !openingsKnown) {
                    yield "time in force OPG is not supported here: this venue is not told when a session opens; use a MARKET or LIMIT"
                            + " order with DAY";
                }
                yield stopRefusal(terms.ordType(), timeInForce);
            }
        };
    }

    private static @Nullable String stopRefusal(OrdType ordType, TimeInForce timeInForce) {
        return ordType.waits()
                ? "a " + ordType + " order waits for its price and cannot be " + timeInForce + ": use DAY or GTC"
                : null;
    }
}
