package dev.assay.application.reconcile;

import dev.assay.application.data.Adjustment;
import dev.assay.application.data.BarRequest;
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
import java.util.TreeMap;

/// What one source says of one instrument, brought to the basis on which the sources are compared.
///
/// Prices are multiplied by the splits and dividends that the basis accounts for and divided by those that they account for already. A dividend's
/// factor is 1 - amount ÷ the close before it, both as traded; where the stored prices are adjusted themselves, that close is found by taking
/// the adjustment back, the latest first.
final class Side {
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
        Known own = actions(source, instrument, reader, snapshot);
        Side side = new Side(policy, source, reader.dataset(source.dataset(), snapshot), own == Known.NOTHING ? fallback : own,
                instrument.priceDouble(instrument.tickUnits()));
        try (MarketDataFeed feed = reader
                .open(new BarRequest(source.dataset(), List.of(instrument), policy.timeframe(), Long.MIN_VALUE, Long.MAX_VALUE, snapshot))) {
            for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                side.add(bar);
            }
        }
        side.adjust();
        return side;
    }

    static Known actions(Policy.Source source, Instrument instrument, DataReader reader, SnapshotRef snapshot) {
        return source.actions().isEmpty()
                ? Known.NOTHING
                : Known.of(reader.actions(source.actions(), List.of(instrument), snapshot, Long.MIN_VALUE, Long.MAX_VALUE), source.restated());
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
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)).atOffset(ZoneOffset.UTC).toInstant()
                .toString();
    }

    private void adjust() {
        findDividendFactors();
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

    private void findDividendFactors() {
        double later = 1;
        for (Map.Entry<LocalDate, Double> dividend : known.dividends().descendingMap().entrySet()) {
            Map.Entry<LocalDate, Double> before = closes.lowerEntry(dividend.getKey());
            if (before == null) {
                continue;
            }
            boolean accounted = dataset.adjustment() == Adjustment.TOTAL && !dividend.getKey().isAfter(source.adjustedTo().orElse(LocalDate.MAX));
            double stored = before.getValue() / known.splitFactor(before.getKey(), had(Adjustment.SPLIT, before.getKey())) / later;
            double traded = accounted ? stored + dividend.getValue() : stored;
            double factor = 1 - dividend.getValue() / traded;
            if (factor > 0 && factor < 1) {
                dividendFactors.put(dividend.getKey(), factor);
                later *= accounted ? factor : 1;
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
    TreeMap<String, double[]> rows() {
        return rows;
    }

    /// Whether a time lies between the source's first and last row.
    boolean covers(String key) {
        return !rows.isEmpty() && rows.firstKey().compareTo(key) <= 0 && rows.lastKey().compareTo(key) >= 0;
    }
}
