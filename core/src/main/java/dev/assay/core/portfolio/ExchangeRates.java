package dev.assay.core.portfolio;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The currencies of an account and their rates into its own, as exact fractions of the latest marks. Currency 0 is the account's own.
/// Single-threaded.
final class ExchangeRates {
    private static final int NONE = -1;

    private final List<Currency> currencies = new ArrayList<>();
    private final int[] ofInstrument;
    /// By instrument: the currency whose rate its marks are, or -1.
    private final int[] priced;
    private final boolean[] inverse;
    private final long[] numerators;
    private final long[] denominators;

    ExchangeRates(Universe universe, Currency own, List<RateSource> sources) {
        currencies.add(own);
        ofInstrument = new int[universe.size()];
        priced = new int[universe.size()];
        inverse = new boolean[universe.size()];
        Arrays.fill(priced, NONE);
        for (Instrument instrument : universe.instruments()) {
            if (!currencies.contains(instrument.currency())) {
                currencies.add(instrument.currency());
            }
            ofInstrument[instrument.number()] = currencies.indexOf(instrument.currency());
        }
        numerators = new long[currencies.size()];
        denominators = new long[currencies.size()];
        numerators[0] = 1;
        denominators[0] = 1;
        boolean[] given = new boolean[currencies.size()];
        given[0] = true;
        for (RateSource source : sources) {
            take(source, given);
        }
        for (int i = 0; i < given.length; i++) {
            if (!given[i] && !onlyRates(universe, i)) {
                throw new IllegalArgumentException(
                        instrumentIn(universe, i) + " is quoted in " + currencies.get(i) + " but the account is in "
                                + own + ", and no source of the rate " + pair(i) + " is declared");
            }
        }
    }

    private void take(RateSource source, boolean[] given) {
        Currency foreign = source.of(currencies.getFirst());
        int at = currencies.indexOf(foreign);
        if (at < 0) {
            // Nothing of the run is in that currency.
            return;
        }
        if (given[at]) {
            throw new IllegalArgumentException("the rate " + pair(at) + " is declared twice: keep one");
        }
        given[at] = true;
        switch (source) {
            case RateSource.Constant constant -> set(at, constant.rate().units(), constant.rate().scale(), false);
            case RateSource.Pair pair -> {
                priced[pair.instrument().number()] = at;
                inverse[pair.instrument().number()] = pair.instrument().currency().equals(foreign);
            }
        }
    }

    /// A pair such as USDJPY is quoted in a currency that nothing else may be in; its own rate is its price.
    private boolean onlyRates(Universe universe, int currency) {
        for (Instrument one : universe.instruments()) {
            if (ofInstrument[one.number()] == currency && priced[one.number()] == NONE) {
                return false;
            }
        }
        return true;
    }

    private Instrument instrumentIn(Universe universe, int currency) {
        int at = 0;
        while (ofInstrument[at] != currency) {
            at++;
        }
        return universe.get(at);
    }

    /// Whether there is only the account's own currency.
    boolean single() {
        return currencies.size() == 1;
    }

    int size() {
        return currencies.size();
    }

    Currency currency(int at) {
        return currencies.get(at);
    }

    int of(int instrument) {
        return ofInstrument[instrument];
    }

    /// The currency with its number.
    ///
    /// @throws IllegalArgumentException where nothing of the run is in it
    int indexOf(Currency currency) {
        int at = currencies.indexOf(currency);
        if (at < 0) {
            throw new IllegalArgumentException("an amount in " + currency + " cannot be booked: this account holds " + currencies);
        }
        return at;
    }

    boolean givenBy(Instrument instrument) {
        return priced[instrument.number()] != NONE;
    }

    void mark(Instrument instrument, long priceUnits) {
        int currency = priced[instrument.number()];
        if (currency != NONE) {
            if (priceUnits <= 0) {
                throw new IllegalStateException("the rate " + pair(currency) + " comes from " + instrument.symbol() + ", whose price "
                        + new Price(priceUnits, instrument.priceScale()) + " is not positive");
            }
            set(currency, priceUnits, instrument.priceScale(), inverse[instrument.number()]);
        }
    }

    /// Units of the account's scale per unit of the other's: price × 10^(own scale - other scale - price scale), or its inverse.
    private void set(int currency, long price, int priceScale, boolean inverted) {
        int shift = currencies.getFirst().scale() - currencies.get(currency).scale() + (inverted ? priceScale : -priceScale);
        long up = FixedPoint.power(Math.max(0, shift));
        long down = FixedPoint.power(Math.max(0, -shift));
        numerators[currency] = inverted ? up : Math.multiplyExact(price, up);
        denominators[currency] = inverted ? Math.multiplyExact(price, down) : down;
    }

    boolean known(int currency) {
        return denominators[currency] != 0;
    }

    /// Converts ledger units of a currency into the account's.
    ///
    /// @throws IllegalStateException when the rate is not known yet; nothing needs none
    long toAccount(int currency, long units, RoundingMode rounding) {
        return currency == 0 || units == 0
                ? units
                : FixedPoint.multiplyDivide(units, numerators[currency], denominator(currency), rounding);
    }

    /// Converts ledger units of the account's currency into another.
    long fromAccount(int currency, long units, RoundingMode rounding) {
        return currency == 0 || units == 0
                ? units
                : FixedPoint.multiplyDivide(units, denominator(currency), numerators[currency], rounding);
    }

    private long denominator(int currency) {
        if (denominators[currency] == 0) {
            throw new IllegalStateException("no rate " + pair(currency) + " is known yet: amounts in " + currencies.get(currency)
                    + " cannot be valued");
        }
        return denominators[currency];
    }

    private String pair(int currency) {
        return currencies.get(currency) + "/" + currencies.getFirst();
    }
}
