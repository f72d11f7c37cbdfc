package dev.assay.core.portfolio;

import java.util.List;

/// How an account keeps its books.
///
/// @param lots which open lots a closing trade relieves
/// @param rates where the rates of other currencies come from, at most one per currency; empty for an account of one currency
/// @param positions whether long and short positions are kept apart
public record Bookkeeping(LotMethod lots, List<RateSource> rates, PositionMode positions) {
    /// First in, first out, one currency, netting.
    public static final Bookkeeping PLAIN = new Bookkeeping(LotMethod.FIFO, List.of());

    public Bookkeeping {
        rates = List.copyOf(rates);
    }

    /// Books that net positions.
    public Bookkeeping(LotMethod lots, List<RateSource> rates) {
        this(lots, rates, PositionMode.NETTING);
    }
}
