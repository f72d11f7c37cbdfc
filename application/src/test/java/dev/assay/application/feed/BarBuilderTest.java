package dev.assay.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.BarRule;
import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.TradingHours;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bars made of minutes and of trades against a grouping by labels: each minute gets its interval's name from the clock on the exchange's wall,
/// and what shares a name is one bar. Weeks of 2024 around both changes of the clock, with a holiday, a half day, and ends of weeks and months.
class BarBuilderTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalDate THANKSGIVING = LocalDate.of(2024, 11, 28);
    private static final LocalDate HALF = LocalDate.of(2024, 11, 29);
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.of(new CalendarDefinition("TEST", "1", NEW_YORK,
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            TradingHours.of(OPEN, LocalTime.of(16, 0)), LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31), List.of(THANKSGIVING),
            List.of(HALF.atTime(13, 0)), List.of()));
    private static final long MINUTE = 60_000_000_000L;

    private static LocalTime close(LocalDate date) {
        return date.equals(HALF) ? LocalTime.of(13, 0) : LocalTime.of(16, 0);
    }

    private static boolean trades(LocalDate date) {
        return date.getDayOfWeek().getValue() <= 5 && !date.equals(THANKSGIVING);
    }

    private static long nanos(LocalDate date, LocalTime time) {
        return ZonedDateTime.of(date, time, NEW_YORK).toEpochSecond() * 1_000_000_000L;
    }

    /// Minutes of some days, a tenth of them missing, from one time to another of each.
    private static List<Bar> minutes(LocalDate from, LocalDate to, LocalTime first, LocalTime last, long seed) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        long price = 1_000_000;
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            for (LocalTime time = first; trades(date) && time.isBefore(last); time = time.plusMinutes(1)) {
                price += random.nextInt(-900, 901);
                boolean regular = !time.isBefore(OPEN) && time.isBefore(close(date));
                boolean outside = first.isBefore(OPEN);
                if (random.nextInt(10) > 0 && (regular || outside)) {
                    long top = price + random.nextInt(500);
                    bars.add(new Bar(ACME, nanos(date, time), nanos(date, time) + MINUTE, price, top, price - random.nextInt(500),
                            Math.min(top, price + 100), random.nextInt(1_000)));
                }
            }
        }
        return bars;
    }

    private static List<Bar> built(String rule, List<Bar> bars, boolean extended) {
        BarBuilder builder = new BarBuilder(ACME, BarRule.parse(rule), CALENDAR, extended);
        List<Bar> built = new ArrayList<>();
        for (Bar bar : bars) {
            if (builder.due() < bar.tsClose()) {
                built.add(builder.finish());
            }
            builder.add(bar);
            if (builder.due() == bar.tsClose()) {
                built.add(builder.finish());
            }
        }
        if (builder.due() != Long.MAX_VALUE) {
            built.add(builder.finish());
        }
        return built;
    }

    /// The name of the interval that a minute lies in, by the clock on the wall.
    private static String label(String rule, Bar bar) {
        ZonedDateTime at = Instant.ofEpochSecond(bar.tsOpen() / 1_000_000_000L).atZone(NEW_YORK);
        LocalDate date = at.toLocalDate();
        LocalTime time = at.toLocalTime();
        boolean after = !time.isBefore(close(date));
        long since = ChronoUnit.MINUTES.between(after ? close(date) : OPEN, time);
        return switch (rule) {
            case "1d" -> date.toString();
            case "1w" -> date.get(IsoFields.WEEK_BASED_YEAR) + "w" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "1mo" -> YearMonth.from(date).toString();
            default -> date + (after ? " after " : " ")
                    + Math.floorDiv(since,
                            rule.endsWith("h") ? 60 * Long.parseLong(rule.replace("h", "")) : Long.parseLong(rule.replace("m", "")));
        };
    }

    private static List<String> grouped(String rule, List<Bar> bars) {
        Map<String, List<Bar>> groups = new LinkedHashMap<>();
        bars.forEach(bar -> groups.computeIfAbsent(label(rule, bar), name -> new ArrayList<>()).add(bar));
        return groups.values().stream()
                .map(group -> text(group.getFirst().openUnits(), group.stream().mapToLong(Bar::highUnits).max().orElseThrow(),
                        group.stream().mapToLong(Bar::lowUnits).min().orElseThrow(), group.getLast().closeUnits(),
                        group.stream().mapToLong(Bar::volumeUnits).sum()))
                .toList();
    }

    private static String text(long open, long high, long low, long close, long volume) {
        return open + " " + high + " " + low + " " + close + " " + volume;
    }

    private static List<String> texts(List<Bar> bars) {
        return bars.stream().map(bar -> text(bar.openUnits(), bar.highUnits(), bar.lowUnits(), bar.closeUnits(), bar.volumeUnits()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"5m", "15m", "1h", "4h", "7m", "1d", "1w", "1mo"})
    void regularHoursAgreeWithTheClockOnTheWall(String rule) {
        // Over the change of 2024-11-03, the half day after Thanksgiving and two month ends; and over the change of 2024-03-10.
        for (List<Bar> bars : List.of(minutes(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 12, 4), OPEN, LocalTime.of(16, 0), 1),
                minutes(LocalDate.of(2024, 3, 4), LocalDate.of(2024, 3, 15), OPEN, LocalTime.of(16, 0), 2))) {
            assertThat(texts(built(rule, bars, false))).isEqualTo(grouped(rule, bars)).hasSizeGreaterThan(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"5m", "30m", "1h", "4h", "1d", "1w", "1mo"})
    void extendedHoursAgreeWithTheClockOnTheWall(String rule) {
        List<Bar> bars = minutes(LocalDate.of(2024, 10, 30), LocalDate.of(2024, 12, 4), LocalTime.of(4, 0), LocalTime.of(20, 0), 3);

        assertThat(texts(built(rule, bars, true))).isEqualTo(grouped(rule, bars));
    }

    /// When each bar ends: hours from the open, the last one at the close; weeks and months at the close of their last session.
    @Test
    void whenBarsEnd() {
        List<Bar> bars = minutes(LocalDate.of(2024, 11, 25), LocalDate.of(2024, 12, 2), OPEN, LocalTime.of(16, 0), 4);

        assertThat(ends(built("1h", bars, false)).subList(0, 7)).containsExactly("2024-11-25T10:30", "2024-11-25T11:30", "2024-11-25T12:30",
                "2024-11-25T13:30", "2024-11-25T14:30", "2024-11-25T15:30", "2024-11-25T16:00");
        assertThat(ends(built("4h", bars, false))).contains("2024-11-27T13:30", "2024-11-27T16:00", "2024-11-29T13:00", "2024-12-02T13:30");
        assertThat(ends(built("1d", bars, false))).containsExactly("2024-11-25T16:00", "2024-11-26T16:00", "2024-11-27T16:00",
                "2024-11-29T13:00", "2024-12-02T16:00");
        assertThat(ends(built("1w", bars, false))).containsExactly("2024-11-29T13:00", "2024-12-06T16:00");
        assertThat(ends(built("1mo", bars, false))).containsExactly("2024-11-29T13:00", "2024-12-31T16:00");
        assertThat(ends(built("1d", bars, true))).contains("2024-11-30T00:00");
    }

    private static List<String> ends(List<Bar> bars) {
        return bars.stream().map(bar -> Instant.ofEpochSecond(bar.tsClose() / 1_000_000_000L).atZone(NEW_YORK).toLocalDateTime().toString())
                .toList();
    }

    @Test
    void outsideTheSessionNothingCountsWithRegularHours() {
        List<Bar> all = minutes(LocalDate.of(2024, 11, 25), LocalDate.of(2024, 11, 29), LocalTime.of(4, 0), LocalTime.of(20, 0), 5);
        List<Bar> inside = all.stream().filter(bar -> {
            ZonedDateTime at = Instant.ofEpochSecond(bar.tsOpen() / 1_000_000_000L).atZone(NEW_YORK);
            return !at.toLocalTime().isBefore(OPEN) && at.toLocalTime().isBefore(close(at.toLocalDate()));
        }).toList();

        assertThat(inside).hasSizeLessThan(all.size() / 2);
        assertThat(texts(built("1h", all, false))).isEqualTo(grouped("1h", inside));
        List<Bar> read = new ArrayList<>();
        try (RegularHours feed = new RegularHours(new Listed(all.iterator()), CALENDAR)) {
            for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                read.add(bar);
            }
        }
        assertThat(read).isEqualTo(inside);
    }

    /// Bars by what has traded against running sums: bar k ends with the first trade by which enough has traded since the one before.
    @ParameterizedTest
    @CsvSource({"7trades", "1000volume", "100000value"})
    void barsOfTradesAgreeWithRunningSums(String rule) {
        Random random = new Random(6);
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            trades.add(new Trade(ACME, i * MINUTE, 900_000 + random.nextInt(200_000), 1 + random.nextInt(400), Trade.Aggressor.UNKNOWN));
        }
        BarBuilder builder = new BarBuilder(ACME, BarRule.parse(rule), CALENDAR, false);
        List<Bar> built = new ArrayList<>();
        for (Trade trade : trades) {
            Bar bar = builder.add(trade);
            if (bar != null) {
                built.add(bar);
            }
        }
        List<String> expected = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= trades.size(); to++) {
            List<Trade> part = trades.subList(from, to);
            boolean enough = switch (rule) {
                case "7trades" -> part.size() == 7;
                case "1000volume" -> part.stream().mapToLong(Trade::sizeUnits).sum() >= 1000;
                default -> part.stream().map(each -> BigInteger.valueOf(each.priceUnits() * each.sizeUnits()))
                        .reduce(BigInteger.ZERO, BigInteger::add).compareTo(BigInteger.valueOf(100_000L * 10_000)) >= 0;
            };
            if (enough) {
                expected.add(text(part.getFirst().priceUnits(), part.stream().mapToLong(Trade::priceUnits).max().orElseThrow(),
                        part.stream().mapToLong(Trade::priceUnits).min().orElseThrow(), part.getLast().priceUnits(),
                        part.stream().mapToLong(Trade::sizeUnits).sum()) + " " + part.getFirst().tsEvent() + " "
                        + part.getLast().tsEvent());
                from = to;
            }
        }
        assertThat(built.stream().map(bar -> texts(List.of(bar)).getFirst() + " " + bar.tsOpen() + " " + bar.tsClose()).toList())
                .isEqualTo(expected).hasSizeGreaterThan(100);
    }

    private record Listed(Iterator<Bar> bars) implements MarketDataFeed {
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
            return "";
        }

        @Override
        public void close() {}
    }
}
