package dev.assay.application.data;

import dev.assay.core.money.FixedPoint;
import java.math.BigDecimal;

/// The terms given to instruments that a mapping brings in.
///
/// @param kind kind
/// @param mic market code
/// @param currency quote currency code
/// @param base base currency of a pair; empty for other kinds
/// @param priceScale decimals of stored prices, 0 to 17
/// @param tick smallest price step, in currency
/// @param quantityScale decimals of stored volumes, 0 to 17
/// @param lot smallest order step, in units of the instrument
public record InstrumentRule(InstrumentTerms.Kind kind, String mic, String currency, String base, int priceScale, BigDecimal tick,
        int quantityScale, BigDecimal lot) {
    /// Stored numbers have at most 18 digits.
    public static final int MAX_SCALE = 17;

    public InstrumentRule {
        requireScale("priceScale", priceScale);
        requireScale("quantityScale", quantityScale);
        tick = tick.stripTrailingZeros();
        lot = lot.stripTrailingZeros();
        units("tick", tick, "priceScale", priceScale);
        units("lot", lot, "quantityScale", quantityScale);
        boolean pair = kind == InstrumentTerms.Kind.FX_PAIR || kind == InstrumentTerms.Kind.CRYPTO_PAIR;
        if (pair == base.isEmpty()) {
            throw new IllegalArgumentException(
                    pair ? "base is needed for a pair, for example base: BTC" : "base belongs to kinds fx and crypto, not " + kind.key());
        }
    }

    /// The terms of the instrument with that symbol; its id is `MIC:SYMBOL`.
    public InstrumentTerms terms(String symbol) {
        return new InstrumentTerms(mic + ":" + symbol, symbol, mic, kind, currency, base, priceScale,
                units("tick", tick, "priceScale", priceScale),
                quantityScale, units("lot", lot, "quantityScale", quantityScale), 1);
    }

    private static void requireScale(String key, int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException(key + " must be 0 to " + MAX_SCALE + ", not " + scale);
        }
    }

    private static long units(String key, BigDecimal value, String scaleKey, int scale) {
        if (value.signum() <= 0 || value.scale() > scale) {
            throw new IllegalArgumentException(
                    key + " " + value.toPlainString() + " must be positive with at most " + scale + " decimals (" + scaleKey + ")");
        }
        return FixedPoint.parse(value.toPlainString(), scale);
    }
}
