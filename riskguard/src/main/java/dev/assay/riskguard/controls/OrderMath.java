package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What an intent means in numbers. Every rounding is against the order: values up, what fits down. Overflow throws ArithmeticException,
/// which [Control#judge] turns into a rejection.
final class OrderMath {
    /// One unit of quantity is not worth a whole number of ledger units.
    static final long NO_WHOLE_VALUE = -1;

    private OrderMath() {}

    /// The intent's quantity in the instrument's units; a finer one counts as the next whole unit.
    static long units(OrderIntent intent) {
        Quantity quantity = intent.quantity();
        int scale = intent.instrument().quantityScale();
        return quantity.scale() == scale
                ? quantity.units()
                : FixedPoint.rescale(quantity.units(), quantity.scale(), scale, RoundingMode.UP);
    }

    /// What position and working orders count for the order already: 0 for a new order.
    static long counted(OrderIntent intent, RiskView view) {
        return intent.replaces() == 0 ? 0 : view.countedUnits(intent.replaces());
    }

    /// What it may add to the working quantity: all of a new order, the increase of a replacement.
    static long added(OrderIntent intent, RiskView view) {
        return Math.max(0, Math.subtractExact(units(intent), counted(intent, view)));
    }

    /// The price at which the order is worth most: the largest of mark, limit and stop, without their signs, in price units.
    static long price(OrderIntent intent, long markUnits) {
        long most = Math.absExact(markUnits);
        most = larger(most, intent.terms().limitPx(), intent.instrument().priceScale());
        return larger(most, intent.terms().stopPx(), intent.instrument().priceScale());
    }

    private static long larger(long units, @Nullable Price price, int scale) {
        if (price == null) {
            return units;
        }
        long other = Math.absExact(price.units());
        return Math.max(units, price.scale() == scale ? other : FixedPoint.rescale(other, price.scale(), scale, RoundingMode.UP));
    }

    /// Price × quantity × multiplier in ledger units of the account's currency. Both numbers are not negative.
    static long value(Instrument instrument, long priceUnits, long units, RiskView view, RoundingMode rounding) {
        return view.toAccount(instrument, ownValue(instrument, priceUnits, units, rounding), rounding);
    }

    /// What one unit of quantity is worth at a price, in ledger units of the instrument's currency, or [#NO_WHOLE_VALUE].
    static long valueOfOne(Instrument instrument, long priceUnits) {
        int drop = instrument.priceScale() + instrument.quantityScale() - instrument.currency().scale();
        return drop > 0
                ? NO_WHOLE_VALUE
                : Math.multiplyExact(Math.multiplyExact(priceUnits, instrument.multiplier()), FixedPoint.power(-drop));
    }

    private static long ownValue(Instrument instrument, long priceUnits, long units, RoundingMode rounding) {
        int drop = instrument.priceScale() + instrument.quantityScale() - instrument.currency().scale();
        long size = Math.multiplyExact(units, instrument.multiplier());
        if (drop <= 0) {
            return Math.multiplyExact(Math.multiplyExact(priceUnits, size), FixedPoint.power(-drop));
        }
        return drop <= FixedPoint.MAX_SCALE
                ? FixedPoint.multiply(priceUnits, size, drop, rounding)
                : BigDecimal.valueOf(priceUnits).multiply(BigDecimal.valueOf(size)).movePointLeft(drop).setScale(0, rounding)
                        .longValueExact();
    }

    /// The largest quantity whose value does not exceed the limit in ledger units of the account's currency; capped at Long.MAX_VALUE.
    static long mostUnits(Instrument instrument, long priceUnits, long limitUnits, RiskView view) {
        if (limitUnits < 0) {
            return 0;
        }
        if (priceUnits == 0) {
            return Long.MAX_VALUE;
        }
        int drop = instrument.priceScale() + instrument.quantityScale() - instrument.currency().scale();
        BigInteger each = BigInteger.valueOf(priceUnits).multiply(BigInteger.valueOf(instrument.multiplier()));
        BigInteger limit = BigInteger.valueOf(view.fromAccount(instrument, limitUnits, RoundingMode.FLOOR));
        BigInteger most = drop >= 0
                ? limit.multiply(BigInteger.TEN.pow(drop)).divide(each)
                : limit.divide(each.multiply(BigInteger.TEN.pow(-drop)));
        return most.bitLength() > 63 ? Long.MAX_VALUE : most.longValue();
    }

    /// The largest total quantity at which the order only reduces `position`; 0 where it does not reduce it.
    ///
    /// Working orders on the same side come first: all of them together may not take more than there is. A protective exit is measured
    /// against the position alone, since the other exits beside it are cancelled when one of them fills.
    static long reducing(OrderIntent intent, long position, RiskView view) {
        boolean buy = intent.side() == Side.BUY;
        long open = buy ? Math.negateExact(position) : position;
        if (open <= 0) {
            return 0;
        }
        long counted = counted(intent, view);
        if (intent.protective()) {
            return Math.max(open, counted);
        }
        long working = buy ? view.workingBuyUnits(intent.instrument()) : view.workingSellUnits(intent.instrument());
        return Math.max(0, Math.addExact(Math.subtractExact(open, working), counted));
    }

    /// The same for the account's position.
    static long reducing(OrderIntent intent, RiskView view) {
        return reducing(intent, view.positionUnits(intent.instrument()), view);
    }

    /// The largest total quantity at which the instrument's largest |position|, working orders included, is no more than `largest`.
    static long roomTo(OrderIntent intent, RiskView view, long largest) {
        Instrument instrument = intent.instrument();
        long position = view.positionUnits(instrument);
        long room = intent.side() == Side.BUY
                ? Math.subtractExact(largest, Math.addExact(position, view.workingBuyUnits(instrument)))
                : Math.addExact(largest, Math.subtractExact(position, view.workingSellUnits(instrument)));
        return Math.addExact(room, counted(intent, view));
    }

    /// Whole lots in that many units, in units.
    static long wholeLots(Instrument instrument, long units) {
        return units <= 0 ? 0 : units - units % instrument.lotUnits();
    }
}
