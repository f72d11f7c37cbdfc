package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.QuarantineReason;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static String mapping(String timeframe, String label, String more) {
        return """
                dataset: d
                source: s
                timeframe: %s
                adjustment: raw
                session: XNYS
                columns: {time: t, open: o, high: h, low: l, close: c}
                time: {zone: America/New_York, label: %s}
                instrument: {currency: USD, priceScale: 2}
                %s
                """.formatted(timeframe, label, more);
    }

    private static Intervals intervals(String timeframe, String label, String more) {
        CsvMapping mapping = CsvMappingReader.text("m.yaml", mapping(timeframe, label, more));
        return new Intervals(mapping, Fixtures.CALENDARS.calendar("XNYS"));
    }

    private static String day(Intervals intervals, String date) {
        QuarantineReason refused = intervals.ofDay(LocalDate.parse(date).toEpochDay());
        return refused != null ? refused.name() : shown(intervals);
    }

    private static String instant(Intervals intervals, String time) {
        Instant instant = Instant.parse(time);
        QuarantineReason refused = intervals.ofInstant(instant.getEpochSecond() * TimeReader.NANOS + instant.getNano());
        return refused != null ? refused.name() : shown(intervals);
    }

    private static String shown(Intervals intervals) {
        return Instant.ofEpochSecond(0, intervals.open()) + " " + Instant.ofEpochSecond(0, intervals.close())
                + (intervals.offSession() ? " off" : "");
    }

    @Test
    void aDateIsItsSession() {
        Intervals daily = intervals("1d", "open", "");
        assertThat(day(daily, "2005-02-28")).isEqualTo("2005-02-28T14:30:00Z 2005-02-28T21:00:00Z");
        assertThat(day(daily, "2005-07-01")).isEqualTo("2005-07-01T13:30:00Z 2005-07-01T20:00:00Z");
        assertThat(day(daily, "2012-11-23")).as("half day").isEqualTo("2012-11-23T14:30:00Z 2012-11-23T18:00:00Z");
        assertThat(day(daily, "2012-10-29")).as("hurricane").isEqualTo("NOT_A_SESSION");
        assertThat(day(daily, "2005-02-27")).as("Sunday").isEqualTo("NOT_A_SESSION");
        assertThat(day(daily, "1971-01-04")).isEqualTo("CALENDAR_UNKNOWN");
        assertThat(day(intervals("1d", "open", "policy: {offSession: flag}"), "2005-02-27"))
                .isEqualTo("2005-02-27T05:00:00Z 2005-02-28T05:00:00Z off");
    }

    @Test
    void weeksAndMonthsRunFromTheFirstSessionToTheLast() {
        Intervals weekly = intervals("1w", "open", "");
        assertThat(day(weekly, "2012-11-19")).isEqualTo("2012-11-19T14:30:00Z 2012-11-23T18:00:00Z");
        assertThat(day(weekly, "2012-11-23")).as("any day names the week").isEqualTo("2012-11-19T14:30:00Z 2012-11-23T18:00:00Z");
        assertThat(day(intervals("1mo", "open", ""), "2012-11-01")).isEqualTo("2012-11-01T13:30:00Z 2012-11-30T21:00:00Z");
    }

    @Test
    void hoursAreCutAtTheClose() {
        Intervals opens = intervals("1h", "open", "");
        assertThat(instant(opens, "2020-12-15T14:30:00Z")).isEqualTo("2020-12-15T14:30:00Z 2020-12-15T15:30:00Z");
        assertThat(instant(opens, "2020-12-15T20:30:00Z")).isEqualTo("2020-12-15T20:30:00Z 2020-12-15T21:00:00Z");
        Intervals closes = intervals("1h", "close", "");
        assertThat(instant(closes, "2020-12-15T15:30:00Z")).isEqualTo("2020-12-15T14:30:00Z 2020-12-15T15:30:00Z");
        assertThat(instant(closes, "2020-12-15T21:00:00Z")).isEqualTo("2020-12-15T20:30:00Z 2020-12-15T21:00:00Z");
        assertThat(instant(opens, "2020-12-15T21:30:00Z")).as("after hours").isEqualTo("2020-12-15T21:30:00Z 2020-12-15T22:30:00Z off");
        assertThat(instant(intervals("1h", "open", "policy: {offSession: quarantine}"), "2020-12-15T21:30:00Z")).isEqualTo("NOT_A_SESSION");
    }

    @Test
    void aDateAloneIsNoTimeForIntradayBars() {
        assertThat(day(intervals("1m", "open", ""), "2020-12-15")).isEqualTo("BAD_TIME");
    }

    @Test
    void anInstantNamesItsDayInTheDeclaredZone() {
        assertThat(instant(intervals("1d", "open", ""), "2005-02-28T05:00:00Z")).isEqualTo("2005-02-28T14:30:00Z 2005-02-28T21:00:00Z");
        assertThat(instant(intervals("1d", "close", ""), "2005-03-01T05:00:00Z")).isEqualTo("2005-02-28T14:30:00Z 2005-02-28T21:00:00Z");
    }
}
