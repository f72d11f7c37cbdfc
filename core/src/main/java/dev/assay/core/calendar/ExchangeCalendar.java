package dev.assay.core.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The sessions of one exchange: when it is open, which session an instant or a bar belongs to, what comes before and after. Immutable and
/// thread-safe.
///
/// Instants are epoch nanoseconds UTC. Sessions are numbered from 0 in ascending order; the queries that take or give such an index, and
/// [#sessionDay], do not allocate and cost a binary search. Where time mostly advances, [#cursor] answers them in constant time.
///
/// An instant belongs to a session in one of two senses, and every query says which: trading *at* an instant (open included, close
/// excluded), or a bar *closed* at it (open excluded, close included), because bars carry the time of their close. Outside [#validFrom] to
/// [#validTo] every query throws [CalendarRangeException]: the calendar knows nothing about those days and does not guess.
///
/// It holds scheduled sessions. A trading halt inside a session is market status, not calendar content.
public final class ExchangeCalendar {

    /// Index returned where no session answers the question.
    public static final int NONE = -1;

    /// Day number returned where a bar belongs to no session.
    public static final int NO_DAY = Integer.MIN_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final CalendarDefinition definition;
    private final SessionTable table;
    private final long coveredFrom;
    private final long coveredTo;

    private ExchangeCalendar(CalendarDefinition definition) {
        this.definition = definition;
        this.table = SessionTable.of(definition);
        this.coveredFrom = Math.min(midnight(definition.validFrom()), table.opens[0]);
        this.coveredTo = Math.max(midnight(definition.validTo().plusDays(1)), table.closes[table.size() - 1]);
    }

    /// Lays out the sessions of a definition.
    ///
    /// @throws IllegalArgumentException when special hours contradict the regular ones, sessions overlap, or a local time falls into a
    /// clock change
    public static ExchangeCalendar of(CalendarDefinition definition) {
        return new ExchangeCalendar(definition);
    }

    private long midnight(LocalDate date) {
        return Math.multiplyExact(date.atStartOfDay(definition.zone()).toEpochSecond(), NANOS_PER_SECOND);
    }

    /// Market identifier code (ISO 10383), or the name of a calendar that is no exchange.
    public String mic() {
        return definition.mic();
    }

    /// Edition of the content.
    public String version() {
        return definition.version();
    }

    public ZoneId zone() {
        return definition.zone();
    }

    /// First date covered.
    public LocalDate validFrom() {
        return definition.validFrom();
    }

    /// Last date covered, inclusive.
    public LocalDate validTo() {
        return definition.validTo();
    }

    public CalendarDefinition definition() {
        return definition;
    }

    /// SHA-256 of [CalendarDefinition#text] in UTF-8, as 64 lower-case hex digits: the digest of the file a run keeps.
    public String contentHash() {
        try {
            byte[] text = definition.text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime provides SHA-256; this one does not", e);
        }
    }

    /// Whether the exchange trades at this instant (open included, close excluded).
    public boolean isOpen(long epochNanos) {
        return indexAt(epochNanos) != NONE;
    }

    /// The session trading at this instant (open included, close excluded).
    public Optional<Session> sessionAt(long epochNanos) {
        return optional(indexAt(epochNanos));
    }

    /// The session a bar stamped at its close belongs to (open excluded, close included).
    public Optional<Session> sessionOfClose(long tsClose) {
        return optional(indexOfClose(tsClose));
    }

    /// The session of this date; empty on weekends and holidays.
    public Optional<Session> sessionOn(LocalDate date) {
        return optional(indexOn(date));
    }

    /// The session after this one.
    ///
    /// @throws IllegalArgumentException when the session is not one of this calendar
    /// @throws CalendarRangeException when it is the last one covered
    public Session next(Session session) {
        return neighbour(indexOf(session) + 1, "the session after " + session.date());
    }

    /// The session before this one; errors as for [#next(Session)].
    public Session previous(Session session) {
        return neighbour(indexOf(session) - 1, "the session before " + session.date());
    }

    /// The first session whose date is later than this date, which need not be a session itself.
    ///
    /// @throws CalendarRangeException when the date is outside the range or the last session covered is not later
    public Session next(LocalDate date) {
        return neighbour(firstOnOrAfter(date.plusDays(1), date), "the session after " + date);
    }

    /// The last session whose date is earlier than this date; errors as for [#next(LocalDate)].
    public Session previous(LocalDate date) {
        return neighbour(firstOnOrAfter(date, date) - 1, "the session before " + date);
    }

    /// All sessions from one date to another, both inclusive, in order; empty when there is none.
    ///
    /// @throws IllegalArgumentException when `to` is before `from`
    public List<Session> sessions(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw CalendarDefinition.wrong(mic(), "sessions from " + from + " to " + to + ": the end is before the start");
        }
        int end = firstOnOrAfter(to.plusDays(1), to);
        List<Session> sessions = new ArrayList<>();
        for (int i = firstOnOrAfter(from, from); i < end; i++) {
            sessions.add(session(i));
        }
        return List.copyOf(sessions);
    }

    /// Number of sessions covered.
    public int size() {
        return table.size();
    }

    /// The session with this index, 0 to [#size] - 1.
    public Session session(int index) {
        return new Session(LocalDate.ofEpochDay(table.days[index]), table.opens[index], table.closes[index], table.halves[index]);
    }

    /// First instant of the session with this index.
    public long openNanos(int index) {
        return table.opens[index];
    }

    /// Closing instant of the session with this index.
    public long closeNanos(int index) {
        return table.closes[index];
    }

    /// Date of the session with this index, as days since 1970-01-01.
    public int day(int index) {
        return table.days[index];
    }

    /// Whether the session with this index closes early.
    public boolean half(int index) {
        return table.halves[index];
    }

    /// Index of the session trading at this instant (open included, close excluded), or [#NONE].
    public int indexAt(long epochNanos) {
        requireCovered(epochNanos);
        return indexOfCloseUnchecked(epochNanos + 1);
    }

    /// Index of the session a bar stamped at its close belongs to (open excluded, close included), or [#NONE].
    public int indexOfClose(long tsClose) {
        requireCovered(tsClose);
        return indexOfCloseUnchecked(tsClose);
    }

    /// Index of the session of this date, or [#NONE].
    public int indexOn(LocalDate date) {
        requireCovered(date);
        return Math.max(NONE, Arrays.binarySearch(table.days, Math.toIntExact(date.toEpochDay())));
    }

    /// Date of the session a bar stamped at its close belongs to, as days since 1970-01-01, or [#NO_DAY] outside every session.
    public int sessionDay(long tsClose) {
        int index = indexOfClose(tsClose);
        return index == NONE ? NO_DAY : table.days[index];
    }

    /// Index of the first session that closes at this instant or later: the session of a bar closed then, or else the next one to come.
    /// [#size] after the last.
    public int indexClosingFrom(long tsClose) {
        requireCovered(tsClose);
        return closingFrom(tsClose, 0, table.size());
    }

    /// A new cursor for one reader whose time mostly advances.
    public SessionCursor cursor() {
        return new SessionCursor(this, table);
    }

    /// Smallest index in `low..high` whose close is not before the instant; `high` when all are.
    int closingFrom(long tsClose, int low, int high) {
        int found = Arrays.binarySearch(table.closes, low, high, tsClose);
        return found >= 0 ? found : -found - 1;
    }

    void requireCovered(long epochNanos) {
        if (epochNanos < coveredFrom || epochNanos > coveredTo) {
            throw new CalendarRangeException(definition, instant(epochNanos));
        }
    }

    private void requireCovered(LocalDate date) {
        if (date.isBefore(definition.validFrom()) || date.isAfter(definition.validTo())) {
            throw new CalendarRangeException(definition, date.toString());
        }
    }

    private static String instant(long epochNanos) {
        long second = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
        int nano = Math.toIntExact(Math.floorMod(epochNanos, NANOS_PER_SECOND));
        return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC) + "Z (" + epochNanos + " ns)";
    }

    private int indexOfCloseUnchecked(long tsClose) {
        int index = closingFrom(tsClose, 0, table.size());
        return index < table.size() && table.opens[index] < tsClose ? index : NONE;
    }

    private int firstOnOrAfter(LocalDate date, LocalDate asked) {
        requireCovered(asked);
        int found = Arrays.binarySearch(table.days, Math.toIntExact(date.toEpochDay()));
        return found >= 0 ? found : -found - 1;
    }

    private int indexOf(Session session) {
        int index = indexOn(session.date());
        if (index == NONE || !session(index).equals(session)) {
            throw CalendarDefinition.wrong(mic(), session + " is not a session of this calendar");
        }
        return index;
    }

    private Session neighbour(int index, String asked) {
        if (index < 0 || index >= table.size()) {
            throw new CalendarRangeException(definition, asked);
        }
        return session(index);
    }

    private Optional<Session> optional(int index) {
        return index == NONE ? Optional.empty() : Optional.of(session(index));
    }

    /// Equal when the definitions are.
    @Override
    public boolean equals(Object other) {
        return other instanceof ExchangeCalendar that && definition.equals(that.definition);
    }

    @Override
    public int hashCode() {
        return definition.hashCode();
    }

    @Override
    public String toString() {
        return mic() + " " + version() + " " + validFrom() + ".." + validTo() + ", " + size() + " sessions";
    }
}
