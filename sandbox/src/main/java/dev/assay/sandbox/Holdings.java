package dev.assay.sandbox;

import dev.assay.core.instrument.Instrument;
import dev.assay.proofbench.BrokerPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is held, and what it cost: quantities are the simulated broker's own, cost follows the fills.
final class Holdings {
    private static final int DIGITS = 12;

    private final BigDecimal[] qty;
    private final BigDecimal[] cost;
    private final @Nullable BigDecimal[] last;
    private final @Nullable BigDecimal[] previous;

    Holdings(int instruments) {
        qty = new BigDecimal[instruments];
        cost = new BigDecimal[instruments];
        Arrays.fill(qty, BigDecimal.ZERO);
        Arrays.fill(cost, BigDecimal.ZERO);
        last = new BigDecimal[instruments];
        previous = new BigDecimal[instruments];
    }

    /// A fill changes what is held and what it cost.
    ///
    /// @param signed quantity bought, negative where sold
    void traded(Instrument instrument, BigDecimal signed, BigDecimal price) {
        int i = instrument.number();
        BigDecimal before = qty[i];
        BigDecimal after = before.add(signed);
        if (before.signum() * signed.signum() >= 0) {
            cost[i] = cost[i].add(signed.multiply(price));
        } else if (after.signum() == 0 || after.signum() != before.signum()) {
            cost[i] = after.multiply(price);
        } else {
            cost[i] = cost[i].multiply(after).divide(before, DIGITS, RoundingMode.HALF_EVEN);
        }
        qty[i] = after;
    }

    /// Takes the broker's own quantities, after something other than a fill changed them.
    void agree(List<BrokerPosition> positions) {
        BigDecimal[] now = new BigDecimal[qty.length];
        Arrays.fill(now, BigDecimal.ZERO);
        positions.forEach(one -> now[one.instrument().number()] = one.quantity().decimal());
        for (int i = 0; i < qty.length; i++) {
            if (now[i].signum() == 0) {
                cost[i] = BigDecimal.ZERO;
            }
            qty[i] = now[i];
        }
    }

    void mark(Instrument instrument, BigDecimal price) {
        last[instrument.number()] = price;
    }

    /// A day begins: yesterday's close is the last price.
    void newDay() {
        System.arraycopy(last, 0, previous, 0, last.length);
    }

    BigDecimal qty(Instrument instrument) {
        return qty[instrument.number()];
    }

    BigDecimal cost(Instrument instrument) {
        return cost[instrument.number()];
    }

    /// The last price; null where none is known yet.
    @Nullable
    BigDecimal last(Instrument instrument) {
        return last[instrument.number()];
    }

    /// The last price of the day before; the last price where none is known.
    @Nullable
    BigDecimal lastDay(Instrument instrument) {
        BigDecimal before = previous[instrument.number()];
        return before == null ? last[instrument.number()] : before;
    }

    /// Value at the last price, signed; at cost where no price is known.
    BigDecimal value(Instrument instrument) {
        BigDecimal price = last(instrument);
        return price == null ? cost(instrument) : qty(instrument).multiply(price);
    }
}
