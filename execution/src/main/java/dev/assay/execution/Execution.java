package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Charge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A booked fill that a later report may bust or correct. An order's executions form a list, the latest first.
final class Execution {
    final String execId;
    final Price price;
    /// What it was when it happened, and so what its price belongs to; `units` follows splits.
    final Quantity quantity;
    final long actualFeeUnits;
    final boolean feeActual;
    /// From a day before the present one.
    boolean prior;
    long units;
    /// How its fee is made up, and what it accrued under a schedule.
    List<Charge> charges = List.of();
    @Nullable
    Accrual accrual;
    @Nullable
    Execution next;

    Execution(String execId, Price price, Quantity quantity, long units, boolean feeActual, long actualFeeUnits) {
        this.execId = execId;
        this.price = price;
        this.quantity = quantity;
        this.units = units;
        this.feeActual = feeActual;
        this.actualFeeUnits = actualFeeUnits;
    }

    /// The price per unit today: its own, or after a split the one that keeps its notional, rounded half-even.
    Price priceToday(Instrument instrument) {
        Quantity today = instrument.quantity(units);
        if (today.equals(quantity) || units == 0) {
            return price;
        }
        BigDecimal notional = price.decimal().multiply(quantity.decimal());
        BigDecimal average = notional.divide(today.decimal(), instrument.priceScale(), RoundingMode.HALF_EVEN);
        return instrument.price(average.unscaledValue().longValueExact());
    }
}
