package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.portfolio.RateSource;
import dev.assay.core.risk.RiskView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the broker's account is worth at the last prices, in its own currency. Exact but for exchange rates that are inverses of a price.
/// Single-threaded.
final class AccountValues {
    private final Universe universe;
    private final BrokerAccount account;
    private final LastPrices prices;
    private final List<RateSource> rates;
    private final Currency own;

    /// @param rates where the rates of other currencies come from
    AccountValues(Universe universe, BrokerAccount account, LastPrices prices, List<RateSource> rates) {
        this.universe = universe;
        this.account = account;
        this.prices = prices;
        this.rates = List.copyOf(rates);
        this.own = account.cash().getFirst().currency();
    }

    Currency own() {
        return own;
    }

    /// Cash, and what is held at its last prices; what has no price yet counts nothing.
    BigDecimal equity() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Money cash : account.cash()) {
            if (cash.units() != 0) {
                sum = sum.add(inOwn(BigDecimal.valueOf(cash.units(), cash.currency().scale()), cash.currency()));
            }
        }
        for (Instrument instrument : universe.instruments()) {
            long units = account.units(instrument);
            if (units != 0) {
                sum = sum.add(value(instrument, units));
            }
        }
        return sum;
    }

    /// What so many units are worth; zero where no price is known.
    BigDecimal value(Instrument instrument, long units) {
        BigDecimal price = price(instrument);
        return price == null
                ? BigDecimal.ZERO
                : inOwn(price.multiply(instrument.quantity(units).decimal()).multiply(BigDecimal.valueOf(instrument.multiplier())),
                        instrument.currency());
    }

    /// The last price, or null where none is known.
    @Nullable
    BigDecimal price(Instrument instrument) {
        long units = prices.units(instrument);
        return units == RiskView.NO_PRICE ? null : BigDecimal.valueOf(units, instrument.priceScale());
    }

    BigDecimal inOwn(BigDecimal amount, Currency currency) {
        return currency.equals(own) ? amount : amount.multiply(rate(currency));
    }

    private BigDecimal rate(Currency currency) {
        for (RateSource source : rates) {
            if (source.of(own).equals(currency)) {
                return switch (source) {
                    case RateSource.Constant constant -> decimal(constant.rate());
                    case RateSource.Pair pair -> rate(pair.instrument(), currency);
                };
            }
        }
        throw new IllegalStateException(
                "no rate of " + currency + " is declared, so the margin account cannot be valued: give account.rates");
    }

    private BigDecimal rate(Instrument pair, Currency currency) {
        BigDecimal price = price(pair);
        if (price == null || price.signum() <= 0) {
            throw new IllegalStateException("no rate of " + currency + " is known yet: " + pair + " has no price");
        }
        return pair.currency().equals(currency) ? BigDecimal.ONE.divide(price, MathContext.DECIMAL64) : price;
    }

    private static BigDecimal decimal(Price price) {
        return price.decimal();
    }
}
