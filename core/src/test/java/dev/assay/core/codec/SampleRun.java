package dev.assay.core.codec;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.signal.StrategyId;
import java.util.List;

/// The instruments and strategies that the samples speak of.
final class SampleRun {
    static final Universe UNIVERSE = new Universe(List.of(Instrument.equity(0, "AAPL", "XNAS", Currency.USD),
            Instrument.equity(1, "005930", "XKRX", Currency.of("KRW")), coin(2, "BTC-USDT", 8), coin(3, "SHIB-USD", 10)));
    static final List<StrategyId> STRATEGIES = List.of(new StrategyId(0, "ema"), new StrategyId(1, "größe"), new StrategyId(2, "hold"));
    static final List<Currency> CURRENCIES = List.of(Currency.USD, Currency.of("KRW"), Currency.of("1000000MOG"), Currency.of("BTC"),
            new Currency("ABCDEFGHIJKL", 0));

    private SampleRun() {}

    private static Instrument coin(int number, String symbol, int scale) {
        return new Instrument(number, new InstrumentId("CRYPTO:" + symbol), symbol, "XXXX", Currency.of("USDT"), scale, 1, 8, 1, 1,
                new Contract.CryptoPair(Currency.of("BTC")));
    }

    static EventDecoder decoder() {
        return new EventDecoder(UNIVERSE, STRATEGIES);
    }
}
