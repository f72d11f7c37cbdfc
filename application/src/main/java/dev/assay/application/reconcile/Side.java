package dev.assay.application.reconcile;

import dev.assay.application.data.Adjustment;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one source says of one instrument, brought to the basis on which the sources are compared.
///
/// Prices are multiplied by the splits and dividends that the basis accounts for and divided by those that they account for already. A dividend's
/// factor is 1 - amount ÷ the close before it, both as traded; where the stored prices are adjusted themselves, that close is found by taking
/// the adjustment back, the latest first. A source that ends before an ex-date takes that close from another one.
final class Side {
    private static final int NEAR_DAYS = 10;
    private static final int FIELDS = Policy.Field.values().length;

    private final Policy policy;
    private final Policy.Source source;
    private final DatasetSummary dataset;
    private final Known known;
    private final double tick;
    private final TreeMap<String, double[]> rows = new TreeMap<>();
    private final TreeMap<String, LocalDate> days = new TreeMap<>();
    private final TreeMap<LocalDate, Double> closes = new TreeMap<>();
    private final TreeMap<LocalDate, Double> dividendFactors = new TreeMap<>();

    private Side(Policy policy, Policy.Source source, DatasetSummary dataset, Known known, double tick) {
        this.policy = policy;
        this.source = source;
        this.dataset = dataset;
        this.known = known;
        this.tick = tick;
    }

    /// @param fallback actions used where the source has none of its own
    static Side read(Policy policy, Policy.Source source, String symbol, DataReader reader, SnapshotRef snapshot, Known fallback) {
        InstrumentTerms terms = reader.instruments(source.dataset(), List.of(symbol), snapshot).getFirst();
        Instrument instrument = terms.instrument(0);
        Known known = source.actions().isEmpty() ? fallback : actions(source, instrument, reader, snapshot);
        Side side = new Side(policy, source, reader.dataset(source.dataset(), snapshot), known,
                instrument.priceDouble(instrument.tickUnits()));
        try (MarketDataFeed feed = reader
                .open(new BarRequest(source.dataset(), List.of(instrument), policy.timeframe(), Long.MIN_VALUE, Long.MAX_VALUE,
                        snapshot))) {
            for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                side.add(bar);
            }
        }
        return side;
    }

    static Known actions(Policy.Source source, Instrument instrument, DataReader reader, SnapshotRef snapshot) {
        return Known.of(reader.actions(source.actions(), List.of(instrument), snapshot, Long.MIN_VALUE, Long.MAX_VALUE),
                source.restated());
    }

    private void add(Bar bar) {
        LocalDate day = Days.of(bar.tsOpen() + (bar.tsClose() - bar.tsOpen()) / 2);
        String key = policy.timeframe().intraday() ? text(bar.tsOpen()) : day.toString();
        Instrument i = bar.instrument();
        rows.put(key, new double[]{i.priceDouble(bar.openUnits()), i.priceDouble(bar.highUnits()), i.priceDouble(bar.lowUnits()),
                i.priceDouble(bar.closeUnits()), Double.parseDouble(i.quantity(bar.volumeUnits()).toString())});
        days.put(key, day);
        closes.put(day, i.priceDouble(bar.closeUnits()));
    }

    private static String text(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)).atOffset(ZoneOffset.UTC)
                .toInstant()
                .toString();
    }

    /// Brings the rows to the basis.
    ///
    /// @param traded closes as traded before ex-dates, from all sources
    void adjust(SortedMap<LocalDate, Double> traded) {
        findDividendFactors(traded);
        for (Map.Entry<String, double[]> row : rows.entrySet()) {
            LocalDate day = days.getOrDefault(row.getKey(), LocalDate.MIN);
            double split = known.splitFactor(day, wanted(Adjustment.SPLIT, day)) / known.splitFactor(day, had(Adjustment.SPLIT, day));
            double factor = split * dividendFactor(day, wanted(Adjustment.TOTAL, day)) / dividendFactor(day, had(Adjustment.TOTAL, day));
            double[] values = row.getValue();
            for (int field = 0; field < FIELDS - 1; field++) {
                values[field] *= factor;
            }
            values[FIELDS - 1] /= split;
        }
    }

    /// The date up to which the basis accounts for actions of a kind; the day itself where it does not.
    private LocalDate wanted(Adjustment kind, LocalDate day) {
        return policy.basis().compareTo(kind) >= 0 ? policy.asOf().orElse(LocalDate.MAX) : day;
    }

    private LocalDate had(Adjustment kind, LocalDate day) {
        return dataset.adjustment().compareTo(kind) >= 0 ? source.adjustedTo().orElse(LocalDate.MAX) : day;
    }

    private double dividendFactor(LocalDate day, LocalDate upTo) {
        double factor = 1;
        if (day.isBefore(upTo)) {
            for (double one : dividendFactors.subMap(day, false, upTo, true).values()) {
                factor *= one;
            }
        }
        return factor;
    }

    /// Whether its prices account for dividends, so that closes as traded are found only by taking that back.
    boolean total() {
        return dataset.adjustment() == Adjustment.TOTAL;
    }

    /// Adds the closes as traded before the ex-dates it knows and has rows of. Sources that account for dividends come last: they need the closes
    /// after their own end from others.
    void addTradedCloses(NavigableMap<LocalDate, Double> traded) {
        double later = 1;
        for (Map.Entry<LocalDate, Double> dividend : known.dividends().descendingMap().entrySet()) {
            LocalDate exDate = dividend.getKey();
            boolean accounted = total() && !exDate.isAfter(source.adjustedTo().orElse(LocalDate.MAX));
            Map.Entry<LocalDate, Double> before = closes.lowerEntry(exDate);
            if (before != null && !before.getKey().isBefore(exDate.minusDays(NEAR_DAYS))) {
                double stored = before.getValue() / known.splitFactor(before.getKey(), had(Adjustment.SPLIT, before.getKey())) / later;
                traded.putIfAbsent(exDate, accounted ? stored + dividend.getValue() : stored);
            }
            later *= accounted ? factor(dividend, traded) : 1;
        }
    }

    private double factor(Map.Entry<LocalDate, Double> dividend, SortedMap<LocalDate, Double> traded) {
        Double close = traded.get(dividend.getKey());
        if (close == null || close <= dividend.getValue()) {
            throw DataException.of(
                    "source " + source.name() + " cannot be brought to the basis " + policy.basis().key() + ": no source has a close "
                            + (close == null ? "" : "above it ") + "in the days before the dividend of " + dividend.getKey(),
                    "add a source whose bars reach it, or set asOf and adjustedTo to a date before it if they are");
        }
        return 1 - dividend.getValue() / close;
    }

    private void findDividendFactors(SortedMap<LocalDate, Double> traded) {
        for (Map.Entry<LocalDate, Double> dividend : known.dividends().entrySet()) {
            LocalDate before = dividend.getKey().minusDays(1);
            boolean needed = dividend.getKey().isAfter(closes.isEmpty() ? LocalDate.MAX : closes.firstKey())
                    && wanted(Adjustment.TOTAL, before).compareTo(dividend.getKey()) >= 0 != had(Adjustment.TOTAL, before)
                            .compareTo(dividend.getKey()) >= 0;
            if (needed) {
                dividendFactors.put(dividend.getKey(), factor(dividend, traded));
            }
        }
    }

    Policy.Source source() {
        return source;
    }

    DatasetSummary dataset() {
        return dataset;
    }

    Known known() {
        return known;
    }

    double tick() {
        return tick;
    }

    /// Values by time, in the order of [Policy.Field].
    NavigableMap<String, double[]> rows() {
        return rows;
    }

    /// Whether a time lies between the source's first and last row.
    boolean covers(String key) {
        return !rows.isEmpty() && rows.firstKey().compareTo(key) <= 0 && rows.lastKey().compareTo(key) >= 0;
    }
}
