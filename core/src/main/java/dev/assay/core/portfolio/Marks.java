package dev.assay.core.portfolio;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/// Last prices, and what quantities are worth at them, in ledger units of the instrument's currency rounded half-even. Single-threaded.
final class Marks {
    private final long[] units;
    private final long[] times;
    /// By instrument: how many digits a price × quantity product has more than the ledger; negative when it has fewer.
    private final int[] drops;
    private long changes;

    Marks(Universe universe) {
        units = new long[universe.size()];
        times = new long[universe.size()];
        drops = new int[universe.size()];
        Arrays.fill(units, RiskView.NO_PRICE);
        for (Instrument instrument : universe.instruments()) {
            drops[instrument.number()] = instrument.priceScale() + instrument.quantityScale() - instrument.currency().scale();
        }
    }

    void mark(int instrument, long priceUnits, long ts) {
        changes++;
        units[instrument] = priceUnits;
        times[instrument] = ts;
    }

    void split(Instrument instrument, long numerator, long denominator) {
        int at = instrument.number();
        changes++;
        if (units[at] != RiskView.NO_PRICE) {
            units[at] = FixedPoint.multiplyDivide(units[at], denominator, numerator, RoundingMode.HALF_EVEN);
        }
    }

    /// How often a price changed.
    long changes() {
        return changes;
    }

    boolean known(Instrument instrument) {
        return units[instrument.number()] != RiskView.NO_PRICE;
    }

    long units(int instrument) {
        return units[instrument];
    }

    /// The last price as a decimal; only where one is known.
    BigDecimal price(Instrument instrument) {
        return BigDecimal.valueOf(units[instrument.number()], instrument.priceScale());
    }

    /// Marks an instrument at a quotient, rounded half-even to its price scale.
    void mark(Instrument instrument, BigDecimal dividend, long divisor, long ts) {
        BigDecimal price = dividend.divide(BigDecimal.valueOf(divisor), instrument.priceScale(), RoundingMode.HALF_EVEN);
        mark(instrument.number(), price.unscaledValue().longValueExact(), ts);
    }

    long ts(int instrument) {
        return times[instrument];
    }

    long value(Instrument instrument, long quantityUnits) {
        int at = instrument.number();
        if (units[at] == RiskView.NO_PRICE) {
            throw new IllegalStateException(instrument.symbol() + " is held but has no price yet: it cannot be valued");
        }
        long size = Math.multiplyExact(quantityUnits, instrument.multiplier());
        int drop = drops[at];
        return drop <= 0
                ? Math.multiplyExact(Math.multiplyExact(units[at], size), FixedPoint.power(-drop))
                : FixedPoint.multiply(units[at], size, drop, RoundingMode.HALF_EVEN);
    }
}
