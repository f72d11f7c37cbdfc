package dev.assay.core.instrument;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import java.time.LocalDate;

/// What kind of thing an instrument is, with the terms only that kind has.
public sealed interface Contract {
    /// A common share.
    record Equity() implements Contract {}

    /// A share of an exchange-traded fund.
    record Etf() implements Contract {}

    /// A published index; it has prices but cannot be traded.
    record Index() implements Contract {}

    /// A currency pair: quantities are in `base`, prices in the instrument's quote currency.
    record FxPair(Currency base) implements Contract {}

    /// A crypto-asset pair: quantities are in `base`, prices in the instrument's quote currency.
    record CryptoPair(Currency base) implements Contract {}

    /// A futures contract; `lastTrade` in the exchange's zone.
    record Future(InstrumentId underlying, LocalDate lastTrade) implements Contract {}

    /// A listed option; `expiry` in the exchange's zone, `strike` in the quote currency.
    record Option(InstrumentId underlying, LocalDate expiry, Price strike, Right right, Style style) implements Contract {}

    /// The right an option gives: to buy (call) or to sell (put).
    enum Right {
        CALL, PUT
    }

    /// When an option may be exercised.
    enum Style {
        AMERICAN, EUROPEAN
    }

    /// Whether orders in it are possible at all.
    default boolean tradable() {
        return !(this instanceof Index);
    }
}
