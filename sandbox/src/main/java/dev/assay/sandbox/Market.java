package dev.assay.sandbox;

import dev.assay.application.data.BarRequest;
import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.Timeframe;
import dev.assay.application.feed.MergedCursor;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stored data that a sandbox plays. Shares are traded in parts here, down to 10^-9, as Alpaca offers it, whatever lot the catalogue states.
final class Market implements AutoCloseable {
    /// Decimals of a quantity of shares.
    static final int SHARE_SCALE = 9;
    private static final int DAYS_BEFORE = 10;

    private final DataReader reader;
    private final SandboxOptions options;
    private final Universe stored;
    private final Universe universe;
    private final ExchangeCalendar calendar;
    private final long from;
    private final long to;
    private final List<CorporateAction> allActions;
    private final MergedCursor cursor;

    private Market(DataReader reader, CalendarProvider calendars, SandboxOptions options) {
        this.reader = reader;
        this.options = options;
        calendar = calendars.calendar(reader.dataset(options.dataset(), options.snapshot()).session());
        List<Instrument> instruments = new ArrayList<>();
        for (InstrumentTerms terms : reader.instruments(options.dataset(), options.symbols(), options.snapshot())) {
            instruments.add(terms.instrument(instruments.size()));
        }
        stored = new Universe(instruments);
        universe = new Universe(instruments.stream().map(Market::inParts).toList());
        from = midnight(options.from());
        to = midnight(options.to().plusDays(1));
        allActions = options.actions().isEmpty()
                ? List.of()
                : List.copyOf(reader.actions(options.actions(), universe.instruments(), options.snapshot()));
        List<CorporateAction> actions = allActions.stream().filter(one -> one.tsEvent() >= from && one.tsEvent() < to).toList();
        List<MarketDataFeed> feeds = new ArrayList<>();
        for (Instrument instrument : universe.instruments()) {
            feeds.add(feed(instrument, from, to));
        }
        cursor = MergedCursor.of("sandbox", feeds, actions);
        if (cursor.isEmpty()) {
            cursor.close();
            throw DataException.of("the dataset " + options.dataset() + " has no bars of " + String.join(", ", options.symbols())
                    + " from " + options.from() + " to " + options.to(), "see what there is with: assay data ls");
        }
    }

    /// Opens what the options ask for.
    ///
    /// @throws DataException naming what is missing
    static Market open(DataReader reader, CalendarProvider calendars, SandboxOptions options) {
        return new Market(reader, calendars, options);
    }

    private static Instrument inParts(Instrument one) {
        boolean share = one.contract() instanceof Contract.Equity || one.contract() instanceof Contract.Etf;
        return !share || one.quantityScale() >= SHARE_SCALE
                ? one
                : new Instrument(one.number(), one.id(), one.symbol(), one.mic(), one.currency(), one.priceScale(), one.tickUnits(),
                        SHARE_SCALE, 1, one.multiplier(), one.contract());
    }

    private long midnight(LocalDate date) {
        return Texts.nanos(date.atStartOfDay(calendar.zone()).toInstant());
    }

    /// A feed of the bars of one instrument that close in a span (epoch ns UTC, end exclusive), in the terms of [#universe].
    MarketDataFeed feed(Instrument instrument, long first, long end) {
        Instrument source = stored.get(instrument.number());
        MarketDataFeed feed = reader
                .open(new BarRequest(options.dataset(), List.of(source), options.timeframe(), first, end, options.snapshot()));
        return source.quantityScale() == instrument.quantityScale() ? feed : new PartsFeed(feed, instrument, source.quantityScale());
    }

    /// The last bar that closed before the span, if it lies not far back.
    @Nullable
    Bar before(Instrument instrument) {
        Bar last = null;
        try (MarketDataFeed feed = feed(instrument, midnight(options.from().minusDays(DAYS_BEFORE)), from)) {
            for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                last = bar;
            }
        }
        return last;
    }

    Universe universe() {
        return universe;
    }

    ExchangeCalendar calendar() {
        return calendar;
    }

    MergedCursor cursor() {
        return cursor;
    }

    /// Every corporate action of these instruments, before, in and after the span.
    List<CorporateAction> allActions() {
        return allActions;
    }

    Timeframe timeframe() {
        return options.timeframe();
    }

    /// The first instant, epoch ns UTC: a minute before the first session opens.
    long start() {
        int session = calendar.indexClosingFrom(from + 1);
        return Math.max(from, calendar.openNanos(session) - Pace.MINUTE);
    }

    /// The end of the span, epoch ns UTC, exclusive.
    long end() {
        return to;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
