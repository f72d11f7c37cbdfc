package dev.assay.adapters.alpaca;

import dev.assay.application.data.Adjustment;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Timeframe;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.TradingHours;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Made-up minute bars of two shares that can be foretold: ACME opens minute n of all at 100 + n cents, closes a cent higher, and trades two cents around that;
/// BETA costs a tenth.
final class PlayedMarket implements DataReader, CalendarProvider {
    static final LocalDate FROM = LocalDate.of(2024, 3, 4);
    static final LocalDate TO = LocalDate.of(2024, 3, 6);
    static final Timeframe MINUTE = Timeframe.parse("1m");
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long DOLLAR = 10_000;

    private final ExchangeCalendar calendar = ExchangeCalendar.of(new CalendarDefinition("XNYS", "test", ZoneId.of("America/New_York"),
            List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
            new TradingHours(LocalTime.of(9, 30), 0, LocalTime.of(16, 0), 0),
            LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), List.of(), List.of(), List.of()));
    private final List<CorporateAction> actions = new ArrayList<>();
    private final int minutes;

    /// @param minutes bars of each session, from its opening
    PlayedMarket(int minutes) {
        this.minutes = minutes;
    }

    /// What opens in that minute of the whole span, in price units.
    static long openUnits(String symbol, long minute) {
        long dollars = 100 * DOLLAR + minute * 100;
        return symbol.equals("ACME") ? dollars : dollars / 10 / 100 * 100;
    }

    static InstrumentTerms terms(String symbol) {
        return new InstrumentTerms("XNAS:" + symbol, symbol, "XNAS", InstrumentTerms.Kind.EQUITY, "USD", "", 4, 100, 0, 1, 1);
    }

    void add(CorporateAction action) {
        actions.add(action);
    }

    @Override
    public ExchangeCalendar calendar(String mic) {
        return calendar;
    }

    @Override
    public List<String> mics() {
        return List.of("XNYS");
    }

    @Override
    public String resolve(SnapshotRef snapshot) {
        return "0".repeat(64);
    }

    @Override
    public DatasetSummary dataset(String dataset, SnapshotRef snapshot) {
        return new DatasetSummary(dataset, DataKind.BAR, "made up", MINUTE, Adjustment.RAW, "XNYS", List.of(), 1, 0);
    }

    @Override
    public List<InstrumentTerms> instruments(String dataset, List<String> symbolsOrIds, SnapshotRef snapshot) {
        return symbolsOrIds.stream().map(PlayedMarket::terms).toList();
    }

    @Override
    public List<CorporateAction> actions(String dataset, List<Instrument> instruments, SnapshotRef snapshot, long from, long to) {
        return actions;
    }

    @Override
    public MarketDataFeed open(BarRequest request) {
        Instrument instrument = request.instruments().getFirst();
        List<Bar> bars = new ArrayList<>();
        long minute = 0;
        for (int session = calendar.indexOn(FROM.minusDays(3)); session <= calendar.indexOn(TO); session++) {
            for (int i = 0; i < minutes; i++) {
                long open = calendar.openNanos(session) + i * MINUTE_NANOS;
                long first = openUnits(instrument.symbol(), minute++);
                Bar bar = new Bar(instrument, open, open + MINUTE_NANOS, first, first + 300, first - 200, first + 100, 10_000);
                if (bar.tsClose() >= request.fromNanos() && bar.tsClose() < request.toNanosExclusive()) {
                    bars.add(bar);
                }
            }
        }
        return new Feed(bars.iterator());
    }

    private record Feed(Iterator<Bar> bars) implements MarketDataFeed {
        @Override
        public @Nullable Bar next() {
            return bars.hasNext() ? bars.next() : null;
        }

        @Override
        public List<InputDigest> digests() {
            return List.of();
        }

        @Override
        public List<InputFile> files() {
            return List.of();
        }

        @Override
        public String snapshotId() {
            return "0".repeat(64);
        }

        @Override
        public void close() {}
    }
}
