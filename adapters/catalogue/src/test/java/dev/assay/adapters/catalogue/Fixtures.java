package dev.assay.adapters.catalogue;

import dev.assay.application.data.BarRequest;
import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.IngestResult;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Timeframe;
import dev.assay.application.data.UnknownCalendarException;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.ContinuousCalendars;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the tests of this package share.
final class Fixtures {
    static final long INGESTED = 1_700_000_000_000_000_000L;
    static final CalendarProvider CALENDARS = new Calendars();

    private Fixtures() {}

    private static final class Calendars implements CalendarProvider {
        private final ExchangeCalendar newYork = ExchangeCalendar.of(CalendarDefinition.parse("XNYS.calendar", text("XNYS.calendar")));
        private final ExchangeCalendar always = ContinuousCalendars.alwaysOpen();

        @Override
        public ExchangeCalendar calendar(String mic) {
            return switch (mic) {
                case "XNYS" -> newYork;
                case "24X7" -> always;
                default -> throw new UnknownCalendarException(mic, mics());
            };
        }

        @Override
        public List<String> mics() {
            return List.of("24X7", "XNYS");
        }
    }

    static Path resource(String name) {
        URL url = Fixtures.class.getResource(name);
        if (url == null) {
            throw new IllegalArgumentException(name + " is no test resource");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    static String text(String name) {
        try (InputStream in = Files.newInputStream(resource(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The repository's own example data.
    static Path example(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("examples/data").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalStateException("examples/data/" + name + " was not found above " + Path.of("").toAbsolutePath());
    }

    /// A daily New York mapping with columns `date,open,high,low,close,volume`, two price decimals and more YAML lines if given.
    static CsvMapping daily(String... more) {
        return CsvMappingReader.text("daily.yaml", """
                dataset: daily
                source: test
                timeframe: 1d
                adjustment: raw
                session: XNYS
                columns: {time: date, open: open, high: high, low: low, close: close, volume: volume}
                instrument: {currency: USD, priceScale: 2, tick: 0.01}
                """ + String.join("\n", more));
    }

    /// A round-the-clock mapping of one-minute bars labelled at their open, in UTC.
    static CsvMapping minutes(String... more) {
        return CsvMappingReader.text("minutes.yaml", """
                dataset: minutes
                source: test
                timeframe: 1m
                adjustment: raw
                session: 24X7
                columns: {time: time, open: open, high: high, low: low, close: close, volume: volume}
                instrument: {kind: crypto, base: BTC, currency: USD, priceScale: 2, quantityScale: 3}
                """ + (Arrays.stream(more).anyMatch(line -> line.startsWith("time:")) ? "" : "time: {format: iso, label: open}\n")
                + String.join("\n", more));
    }

    static Path write(Path directory, String name, String... lines) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(Store.parent(file));
            return Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final String HEADER = "date,open,high,low,close,volume";

    static DataCatalogue catalogue(Path root) {
        return Catalogue.open(root, CALENDARS);
    }

    static IngestResult ingest(DataCatalogue catalogue, CsvMapping mapping, Path... files) {
        return catalogue.ingest(new IngestRequest(List.of(files), mapping, INGESTED, false));
    }

    static Instrument instrument(DataReader reader, String dataset, String symbol, int number) {
        return reader.instruments(dataset, List.of(symbol), SnapshotRef.LATEST).getFirst().instrument(number);
    }

    static BarRequest all(DataReader reader, String dataset, Timeframe timeframe, String... symbols) {
        List<Instrument> instruments = new ArrayList<>();
        for (String symbol : symbols) {
            instruments.add(instrument(reader, dataset, symbol, instruments.size()));
        }
        return new BarRequest(dataset, instruments, timeframe, Long.MIN_VALUE, Long.MAX_VALUE, SnapshotRef.LATEST);
    }

    static List<Bar> bars(DataReader reader, BarRequest request) {
        try (MarketDataFeed feed = reader.open(request)) {
            List<Bar> bars = new ArrayList<>();
            for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                bars.add(bar);
            }
            return bars;
        }
    }
}
