package dev.assay.application.data;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.money.Currency;

/// What the catalogue knows about an instrument itself, as declared when its data came in.
///
/// @param id permanent identity, for example `XNAS:AAPL`
/// @param symbol the symbol it trades under
/// @param mic market code of its calendar
/// @param kind its kind
/// @param currency quote currency code
/// @param base base currency code of a pair; empty for other kinds
/// @param priceScale decimals of stored prices, 0 to 17
/// @param tickUnits smallest price step in price units
/// @param quantityScale decimals of stored volumes, 0 to 17
/// @param lotUnits smallest order step in quantity units
/// @param multiplier currency per point of price per unit
public record InstrumentTerms(String id, String symbol, String mic, Kind kind, String currency, String base, int priceScale, long tickUnits,
        int quantityScale, long lotUnits, long multiplier) {
    /// Kinds a bar file may hold. Futures and options come with their own reference data.
    public enum Kind {
        EQUITY("equity"), ETF("etf"), INDEX("index"), FX_PAIR("fx"), CRYPTO_PAIR("crypto");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /// The name in mappings.
        public String key() {
            return key;
        }
    }

    /// The instrument under its number in a run.
    public Instrument instrument(int number) {
        Contract contract = switch (kind) {
            case EQUITY -> new Contract.Equity();
            case ETF -> new Contract.Etf();
            case INDEX -> new Contract.Index();
            case FX_PAIR -> new Contract.FxPair(Currency.of(base));
            case CRYPTO_PAIR -> new Contract.CryptoPair(Currency.of(base));
        };
        return new Instrument(number, new InstrumentId(id), symbol, mic, Currency.of(currency), priceScale, tickUnits, quantityScale,
                lotUnits,
                multiplier, contract);
    }
}
