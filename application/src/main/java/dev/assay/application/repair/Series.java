package dev.assay.application.repair;

import java.util.Arrays;

/// A vendor's rows in time order, as numbers. What a row does not give is NaN; dividends, splits and gains are 0 where there are none.
///
/// @param days dates or times, as text that sorts
/// @param lines line of each row in its file
/// @param open first prices
/// @param close last prices
/// @param adjusted the vendor's adjusted closes; all NaN where it gives none
/// @param dividends cash per share by ex-date
/// @param splits new shares per old one by ex-date
/// @param gains the part of the dividends that is capital gain
/// @param daily whether rows are days or longer
// The arrays are read and never written once the series is made; copying them would double what a long file takes.
@SuppressWarnings("ArrayRecordComponent")
public record Series(String[] days, long[] lines, double[] open, double[] close, double[] adjusted, double[] dividends, double[] splits,
        double[] gains, boolean daily) {
    int size() {
        return days.length;
    }

    /// The adjusted closes where most rows have one and it says more than the close does, else the closes.
    double[] continuous() {
        return adjusts() ? adjusted : close;
    }

    boolean adjusts() {
        return Arrays.stream(adjusted).filter(Double::isFinite).count() > size() / 2;
    }
}
