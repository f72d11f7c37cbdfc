package dev.assay.core.portfolio;

import java.util.List;

/// How an account keeps its books.
///
/// @param lots which open lots a closing trade relieves
/// @param rates where the rates of other currencies come from, at most one per currency; empty for an account of one currency
public record Bookkeeping(LotMethod lots, List<RateSource> rates) {
    /// First in, first out, one currency.
    public static final Bookkeeping PLAIN = new Bookkeeping(LotMethod.FIFO, List.of());

    public Bookkeeping {
        rates = List.copyOf(rates);
    }
}
