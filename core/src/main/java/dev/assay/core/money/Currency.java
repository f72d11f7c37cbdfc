package dev.assay.core.money;

import java.util.List;

/// A currency and the number of decimals the ledger keeps for it.
///
/// The ledger scale is finer than the smallest coin, so that per-share fees of 0.000001 USD are exact. With 64-bit units the
/// range is ±9.2×10^18 ÷ 10^scale: ±9.2×10^12 for USD, ±9.2×10^16 for KRW and JPY, ±9.2×10^8 for BTC.
///
/// @param code ISO 4217 code, or the venue's code for a crypto asset
/// @param scale ledger decimals
public record Currency(String code, int scale) {
    /// US dollar.
    public static final Currency USD = new Currency("USD", 6);

    private static final List<Currency> KNOWN = List.of(USD, new Currency("EUR", 6), new Currency("GBP", 6), new Currency("CHF", 6),
            new Currency("CAD", 6), new Currency("AUD", 6), new Currency("NZD", 6), new Currency("SEK", 6), new Currency("NOK", 6),
            new Currency("DKK", 6), new Currency("HKD", 6), new Currency("SGD", 6), new Currency("JPY", 2), new Currency("KRW", 2),
            new Currency("BTC", 10), new Currency("ETH", 10), new Currency("USDT", 8), new Currency("USDC", 8));

    public Currency {
        FixedPoint.power(scale);
        if (code.isBlank()) {
            throw new IllegalArgumentException("a currency needs a code, for example USD");
        }
    }

    /// The known currency of that code, or one with 8 decimals.
    public static Currency of(String code) {
        for (Currency known : KNOWN) {
            if (known.code.equals(code)) {
                return known;
            }
        }
        return new Currency(code, 8);
    }

    /// Nothing, in this currency.
    public Money zero() {
        return new Money(0, this);
    }

    @Override
    public String toString() {
        return code;
    }
}
