package dev.assay.core.instrument;

import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import java.math.RoundingMode;

/// One instrument with the terms that every stage needs, resolved once. Immutable and thread-safe.
///
/// @param number its number in this run, 0, 1, 2 … in the order of the run's instrument list; indexes arrays, means nothing elsewhere
/// @param id permanent identity
/// @param symbol the symbol it trades under now
/// @param mic ISO 10383 market code of its primary calendar, for example `XNAS`
/// @param currency quote currency
/// @param priceScale decimals of its prices
/// @param tickUnits smallest price step, in price units; positive
/// @param quantityScale decimals of its quantities
/// @param lotUnits smallest order step, in quantity units; positive
/// @param multiplier currency per point of price per unit of quantity; 1 for shares, 100 for US equity options
/// @param contract its kind
public record Instrument(int number, InstrumentId id, String symbol, String mic, Currency currency, int priceScale, long tickUnits,
        int quantityScale, long lotUnits, long multiplier, Contract contract) {
    public Instrument {
        FixedPoint.power(priceScale);
        FixedPoint.power(quantityScale);
        if (number < 0 || tickUnits <= 0 || lotUnits <= 0 || multiplier <= 0) {
            throw new IllegalArgumentException(symbol + ": number must be >= 0; tick, lot and multiplier must be positive");
        }
    }

    /// A share with prices in ten-thousandths, a tick of one cent and whole-share lots.
    public static Instrument equity(int number, String symbol, String mic, Currency currency) {
        return new Instrument(number, new InstrumentId(mic + ":" + symbol), symbol, mic, currency, 4, 100, 0, 1, 1, new Contract.Equity());
    }

    /// The same instrument under another number.
    public Instrument numbered(int other) {
        return new Instrument(other, id, symbol, mic, currency, priceScale, tickUnits, quantityScale, lotUnits, multiplier, contract);
    }

    /// A price of this instrument from its units.
    public Price price(long units) {
        return new Price(units, priceScale);
    }

    /// A quantity of this instrument from its units.
    public Quantity quantity(long units) {
        return new Quantity(units, quantityScale);
    }

    /// Price units as a double.
    public double priceDouble(long units) {
        return FixedPoint.toDouble(units, priceScale);
    }

    /// The value of `quantity` at `price`: price × quantity × multiplier.
    public Money notional(Price price, Quantity quantity) {
        return Money.notional(price, quantity, multiplier, currency);
    }

    /// The quantity rounded to whole lots, at this instrument's scale.
    public Quantity toLots(Quantity quantity, RoundingMode rounding) {
        long units = quantity.rescale(quantityScale, rounding).units();
        return quantity(Math.multiplyExact(FixedPoint.divide(units, lotUnits, rounding), lotUnits));
    }

    /// The price rounded to the tick grid, at this instrument's scale.
    public Price toTick(Price price, RoundingMode rounding) {
        long units = price.rescale(priceScale, rounding).units();
        return price(Math.multiplyExact(FixedPoint.divide(units, tickUnits, rounding), tickUnits));
    }

    @Override
    public String toString() {
        return symbol;
    }
}
