package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.AssayConfig.RateFrom;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.portfolio.Bookkeeping;
import dev.assay.core.portfolio.LotMethod;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PositionMode;
import dev.assay.core.portfolio.RateSource;
import java.util.ArrayList;
import java.util.List;

/// How the account's books are kept, from the config: lots, and the exchange rates that the run's instruments need.
final class Rates {
    private Rates() {}

    /// The instruments of the run, and the currency pairs that are read along with them.
    static List<String> symbols(AssayConfig config) {
        List<String> symbols = new ArrayList<>(config.data().instruments());
        for (AssayConfig.Rate rate : config.account().rates()) {
            if (rate.from() instanceof RateFrom.Pair pair && !symbols.contains(pair.symbol())) {
                symbols.add(pair.symbol());
            }
        }
        return symbols;
    }

    /// The bookkeeping of a run.
    ///
    /// @throws RunException naming the pair where a rate is missing, or a source says nothing about it
    static Bookkeeping bookkeeping(AssayConfig config, Universe universe) {
        Currency own = Currency.of(config.account().currency());
        List<RateSource> sources = new ArrayList<>();
        for (AssayConfig.Rate rate : config.account().rates()) {
            sources.add(source(rate, own, universe));
        }
        for (String symbol : config.data().instruments()) {
            Instrument instrument = universe.find(symbol);
            if (instrument != null && !instrument.currency().equals(own)
                    && sources.stream().noneMatch(source -> source.of(own).equals(instrument.currency()))) {
                String code = instrument.currency().code();
                throw new RunException("account.rates: " + symbol + " is quoted in " + code + " but the account is in " + own
                        + ", and the rate " + code + "/" + own + " is not declared; add - {currency: " + code
                        + ", pair: SYMBOL} with a pair of the data set, or {currency: " + code + ", constant: RATE}");
            }
        }
        return new Bookkeeping(lots(config), sources, positions(config));
    }

    /// Books that nothing is posted to: they turn prices of currency pairs into rates, and amounts into the account's currency.
    static Portfolio converter(AssayConfig config, Universe universe) {
        return new Portfolio(universe, List.of(), Currency.of(config.account().currency()), "", bookkeeping(config, universe),
                (payload, source, correlationId, causationId) -> 0);
    }

    private static RateSource source(AssayConfig.Rate rate, Currency own, Universe universe) {
        Currency currency = Currency.of(rate.currency());
        return switch (rate.from()) {
            case RateFrom.Constant constant -> new RateSource.Constant(currency, Price.of(constant.rate().toPlainString()));
            case RateFrom.Pair pair -> pair(pair.symbol(), currency, own, universe);
        };
    }

    private static RateSource pair(String symbol, Currency currency, Currency own, Universe universe) {
        Instrument instrument = universe.find(symbol);
        if (instrument == null) {
            throw new IllegalStateException(symbol + " was not read although account.rates names it");
        }
        RateSource source = new RateSource.Pair(instrument);
        try {
            if (source.of(own).equals(currency)) {
                return source;
            }
        } catch (IllegalArgumentException e) {
            throw new RunException("account.rates: " + e.getMessage() + "; name a pair of " + currency + " and " + own
                    + ", whose mapping says kind: fx (or crypto) and base", e);
        }
        throw new RunException(
                "account.rates: " + symbol + " gives the rate " + source.of(own) + "/" + own + ", not " + currency + "/" + own);
    }

    private static PositionMode positions(AssayConfig config) {
        return switch (config.account().positions()) {
            case NETTING -> PositionMode.NETTING;
            case HEDGING -> PositionMode.HEDGING;
        };
    }

    private static LotMethod lots(AssayConfig config) {
        return switch (config.account().lots()) {
            case FIFO -> LotMethod.FIFO;
            case LIFO -> LotMethod.LIFO;
            case AVERAGE -> LotMethod.AVERAGE;
        };
    }
}
