package dev.assay.core.portfolio;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;

/// Where the exchange rate between the account's currency and another comes from.
public sealed interface RateSource {
    /// The other currency.
    ///
    /// @param account the account's currency
    /// @throws IllegalArgumentException where the source says nothing about the account's currency
    Currency of(Currency account);

    /// The marks of a currency pair of the run, quoted either way round.
    record Pair(Instrument instrument) implements RateSource {
        @Override
        public Currency of(Currency account) {
            Currency base = base(instrument);
            if (instrument.currency().equals(account) && !base.equals(account)) {
                return base;
            }
            if (base.equals(account) && !instrument.currency().equals(account)) {
                return instrument.currency();
            }
            throw new IllegalArgumentException(
                    instrument.symbol() + " is the price of " + base + " in " + instrument.currency() + ": it gives no rate into "
                            + account + ", the account's currency");
        }

        private static Currency base(Instrument instrument) {
            return switch (instrument.contract()) {
                case Contract.FxPair pair -> pair.base();
                case Contract.CryptoPair pair -> pair.base();
                case Contract.Equity c -> throw noPair(instrument);
                case Contract.Etf c -> throw noPair(instrument);
                case Contract.Index c -> throw noPair(instrument);
                case Contract.Future c -> throw noPair(instrument);
                case Contract.Option c -> throw noPair(instrument);
            };
        }

        private static IllegalArgumentException noPair(Instrument instrument) {
            return new IllegalArgumentException(instrument.symbol() + " is no currency pair, so its price is no exchange rate");
        }
    }

    /// A rate that never changes: an assumption.
    ///
    /// @param currency the other currency
    /// @param rate what one unit of it is worth in the account's currency; positive
    record Constant(Currency currency, Price rate) implements RateSource {
        public Constant {
            if (rate.units() <= 0) {
                throw new IllegalArgumentException("a rate of " + currency + " must be positive, not " + rate);
            }
        }

        @Override
        public Currency of(Currency account) {
            if (currency.equals(account)) {
                throw new IllegalArgumentException(currency + " is the account's own currency: it needs no rate");
            }
            return currency;
        }
    }
}
