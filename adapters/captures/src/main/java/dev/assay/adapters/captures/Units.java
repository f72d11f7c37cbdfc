package dev.assay.adapters.captures;

import dev.assay.application.data.DataException;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.FixedPoint;

/// Turns recorded prices and sizes into an instrument's units, exactly or not at all.
final class Units {
    /// Decimals of a DBN price.
    private static final int DBN_SCALE = 9;

    private final Instrument instrument;

    Units(Instrument instrument) {
        this.instrument = instrument;
    }

    /// A price as text.
    long price(String text, String file, long line) {
        return parse(text, instrument.priceScale(), "price", "priceScale", file, line);
    }

    /// A size as text.
    long size(String text, String file, long line) {
        return parse(text, instrument.quantityScale(), "size", "quantityScale", file, line);
    }

    private static long parse(String text, int scale, String what, String key, String file, long line) {
        try {
            return FixedPoint.parse(text, scale);
        } catch (NumberFormatException e) {
            throw DataException.at(file, line, what, text, "is no number with at most " + scale + " decimals",
                    "raise " + key + " under data.captures if the market trades finer").causedBy(e);
        }
    }

    /// A DBN price, in units of 1e-9.
    long dbnPrice(long nano, String file, long record) {
        int scale = instrument.priceScale();
        if (scale >= DBN_SCALE) {
            return Math.multiplyExact(nano, FixedPoint.power(scale - DBN_SCALE));
        }
        long step = FixedPoint.power(DBN_SCALE - scale);
        if (nano % step != 0) {
            throw DataException.at(file, record, "price", FixedPoint.format(nano, DBN_SCALE), "has more than " + scale + " decimals",
                    "raise priceScale under data.captures");
        }
        return nano / step;
    }

    /// A whole number of shares or contracts.
    long whole(long size) {
        return Math.multiplyExact(size, FixedPoint.power(instrument.quantityScale()));
    }
}
