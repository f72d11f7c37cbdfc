package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.proofbench.statistics.Breakdown;
import dev.assay.proofbench.statistics.Excursions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Adds to `trades.csv` how far prices went against each round trip and for it, and why it ended, and writes `breakdown.csv`.
final class TripRows {
    private final List<Trip> trips;
    private final double[][] excursions;

    private TripRows(List<Trip> trips) {
        this.trips = trips;
        excursions = new double[trips.size()][];
    }

    static void complete(Path directory, AssayConfig config, MarketInputs inputs, FillRows fills) {
        TripRows rows = new TripRows(fills.trips());
        for (Instrument instrument : inputs.universe().instruments()) {
            if (rows.trips.stream().anyMatch(trip -> trip.instrument().equals(instrument))) {
                rows.measure(instrument, config, inputs);
            }
        }
        for (double[] each : rows.excursions) {
            fills.figures().excursion(each[0], each[1]);
        }
        try {
            rows.append(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.breakdown(directory, inputs.calendar().zone());
    }

    private void measure(Instrument instrument, AssayConfig config, MarketInputs inputs) {
        List<CorporateAction.Split> splits = new ArrayList<>();
        for (CorporateAction action : inputs.actions()) {
            if (action instanceof CorporateAction.Split split && split.instrument().equals(instrument)) {
                splits.add(split);
            } else if (action instanceof CorporateAction.StockDividend more && more.instrument().equals(instrument)) {
                splits.add(new CorporateAction.Split(instrument, more.tsEvent(), Math.addExact(more.denominator(), more.numerator()),
                        more.denominator()));
            }
        }
        Excursions prices = new Excursions();
        try (MarketDataFeed feed = inputs.open(config.data(), instrument)) {
            for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                double factor = factor(splits, bar.tsOpen());
                prices.add(bar.tsOpen(), bar.tsClose(), instrument.priceDouble(bar.highUnits()) * factor,
                        instrument.priceDouble(bar.lowUnits()) * factor);
            }
        }
        prices.build();
        for (int i = 0; i < excursions.length; i++) {
            Trip trip = trips.get(i);
            if (trip.instrument().equals(instrument)) {
                double factor = factor(splits, trip.exitTs());
                excursions[i] = prices.of(trip.entryTs(), trip.exitTs(), trip.entryPx() * factor, trip.exitPx() * factor, trip.held());
            }
        }
    }

    /// Turns a price at a time into terms of the run's beginning.
    private static double factor(List<CorporateAction.Split> splits, long ts) {
        double factor = 1;
        for (CorporateAction.Split split : splits) {
            factor *= split.tsEvent() <= ts ? (double) split.numerator() / split.denominator() : 1;
        }
        return factor;
    }

    private void append(Path directory) throws IOException {
        Path file = directory.resolve(RunFiles.TRADES);
        Path part = directory.resolve(RunFiles.TRADES + ".part");
        try (BufferedReader in = Files.newBufferedReader(file); Writer out = Files.newBufferedWriter(part)) {
            out.write(in.readLine() + ",mae,mfe,exitReason\n");
            for (int i = 0; i < trips.size(); i++) {
                double[] each = excursions[i];
                out.write(in.readLine() + "," + rounded(each[0]) + "," + rounded(each[1]) + "," + trips.get(i).reason() + "\n");
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String rounded(double fraction) {
        return Double.toString(Math.rint(fraction * 1e6) / 1e6);
    }

    private void breakdown(Path directory, ZoneId zone) {
        Breakdown breakdown = new Breakdown(List.of("side", "symbol", "strategy", "exit reason", "hour of entry", "weekday of entry"));
        for (int i = 0; i < trips.size(); i++) {
            Trip trip = trips.get(i);
            ZonedDateTime entry = Instant.ofEpochSecond(0, trip.entryTs()).atZone(zone);
            breakdown.add(List.of(trip.held() ? "long" : "short", trip.instrument().symbol(), trip.strategy(), trip.reason(),
                    String.format(Locale.ROOT, "%02d:00", entry.getHour()),
                    entry.getDayOfWeek().getValue() + " " + entry.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                    trip.net(),
                    trip.fees(), excursions[i][0], excursions[i][1], trip.exitTs() - trip.entryTs());
        }
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.BREAKDOWN), "by", "key", "trips", "wins", "netPnl", "fees", "best",
                "worst", "mae", "mfe", "heldDays")) {
            for (Breakdown.Row row : breakdown.rows()) {
                out.row(row.by(), row.key(), row.trips(), row.wins(), cents(row.net()), cents(row.fees()), cents(row.best()),
                        cents(row.worst()), rounded(row.adverse()), rounded(row.favourable()),
                        String.format(Locale.ROOT, "%.2f", row.heldNanos() / 86_400e9));
            }
        }
    }

    /// Sums of doubles, to a precision at which they are exact.
    private static String cents(double amount) {
        return String.format(Locale.ROOT, "%.4f", amount);
    }
}
