package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Another model's fees times a factor: a stress, not a tariff. Stateless and thread-safe.
///
/// @param model whose fees; rebates are multiplied too
/// @param factor zero or positive; the product is rounded half-even to the currency's scale
public record ScaledCosts(CumulativeCost model, BigDecimal factor) implements CumulativeCost {
    public ScaledCosts {
        if (factor.signum() < 0) {
            throw new IllegalArgumentException("a factor of " + factor.toPlainString() + " is out of range: expected 0 or more");
        }
    }

    @Override
    public Money fee(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional) {
        Money plain = model.fee(instrument, side, cumQty, cumNotional);
        BigDecimal scaled = BigDecimal.valueOf(plain.units()).multiply(factor).setScale(0, RoundingMode.HALF_EVEN);
        return new Money(scaled.longValueExact(), plain.currency());
    }

    @Override
    public String rule() {
        return model.rule();
    }

    @Override
    public String assumptions() {
        return "STRESSED: " + factor.toPlainString() + " times what follows. " + model.assumptions();
    }
}
