package dev.assay.adapters.holidays;

import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.UnknownCalendarException;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.ContinuousCalendars;
import dev.assay.core.calendar.ExchangeCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The calendars that come with Assay: US equities from a bundled table, and the continuous markets. Thread-safe; each calendar is laid out
/// once, on first use.
///
/// US equity venues share one table, because they close on the same days and at the same hours: the New York Stock Exchange (XNYS), NYSE
/// Arca (ARCX), NYSE American (XASE), Nasdaq (XNAS), Cboe BZX (BATS) and IEX (IEXG). To add an exchange, add a table file and a line in the
/// constructor.
public final class BundledCalendars implements CalendarProvider {

    private static final String US_EQUITIES = "XNYS.calendar";

    private final TreeMap<String, Supplier<ExchangeCalendar>> sources = new TreeMap<>();
    private final TreeMap<String, ExchangeCalendar> built = new TreeMap<>();

    public BundledCalendars() {
        for (String mic : List.of("XNYS", "ARCX", "XASE", "XNAS", "BATS", "IEXG")) {
            sources.put(mic, () -> ExchangeCalendar.of(read(US_EQUITIES).named(mic)));
        }
        sources.put(ContinuousCalendars.ALWAYS_OPEN, ContinuousCalendars::alwaysOpen);
        sources.put(ContinuousCalendars.FOREIGN_EXCHANGE, ContinuousCalendars::foreignExchange);
    }

    @Override
    public synchronized ExchangeCalendar calendar(String mic) {
        Supplier<ExchangeCalendar> source = sources.get(mic);
        if (source == null) {
            throw new UnknownCalendarException(mic, mics());
        }
        return built.computeIfAbsent(mic, _ -> source.get());
    }

    @Override
    public List<String> mics() {
        return List.copyOf(sources.keySet());
    }

    private static CalendarDefinition read(String table) {
        try (InputStream in = BundledCalendars.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("calendar table " + table + " is missing from the installation; install it again");
            }
            return CalendarDefinition.parse(table, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("calendar table " + table + " cannot be read", e);
        }
    }
}
