package dev.assay.core.calendar;

import static dev.assay.core.calendar.SampleCalendars.newYork2024;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CalendarTextTest {

    private static final String TEXT = """
            calendar TEST
            version 1
            zone America/New_York
            days MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY
            open 09:30
            close 16:00
            valid 2024-01-01 2024-12-31
            closed 2024-12-25
            early 2024-12-24 13:00
            late 2024-12-30 11:00
            offset 2023-12-31T00:00:00Z -05:00
            offset 2024-03-10T07:00:00Z -04:00
            offset 2024-11-03T06:00:00Z -05:00
            """;

    @Test
    void aDefinitionIsWrittenLineByLine() {
        assertThat(newYork2024().text()).isEqualTo(TEXT);
    }

    @Test
    void theContentHashIsTheDigestOfTheText() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(ExchangeCalendar.of(newYork2024()).contentHash()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        assertThat(CalendarDefinition.parse("t", TEXT)).isEqualTo(newYork2024());
        CalendarDefinition fx = ContinuousCalendars.foreignExchange().definition();
        assertThat(CalendarDefinition.parse("t", fx.text())).isEqualTo(fx);
        CalendarDefinition crypto = ContinuousCalendars.alwaysOpen().definition();
        assertThat(CalendarDefinition.parse("t", crypto.text())).isEqualTo(crypto);
    }

    @Test
    void commentsBlankLinesAndMissingOffsetsAreFine() {
        String edited = "# a table\n\n"
                + TEXT.replaceAll("offset .*\n", "").replace("closed 2024-12-25", "  closed   2024-12-25   # Christmas");
        assertThat(CalendarDefinition.parse("t", edited)).isEqualTo(newYork2024());
    }

    @Test
    void otherTimeZoneRulesAreRefused() {
        refused(TEXT.replace("2024-03-10T07:00:00Z", "2024-03-17T07:00:00Z"),
                "x.calendar: time-zone rules of America/New_York differ: this text has "
                        + "'offset 2024-03-17T07:00:00Z -04:00' where this Java runtime has 'offset 2024-03-10T07:00:00Z -04:00'");
        refused(TEXT.replace("offset 2024-11-03T06:00:00Z -05:00\n", ""), "this text has no further offset line");
    }

    @Test
    void everyMistakeNamesItsLine() {
        refused(TEXT.replace("closed 2024-12-25", "shut 2024-12-25"),
                "x.calendar:8: unknown keyword 'shut'; expected one of calendar, version");
        refused(TEXT.replace("closed 2024-12-25", "closed 25.12.2024"), "x.calendar:8: '25.12.2024' is not a date such as 2024-12-25");
        refused(TEXT.replace("closed 2024-12-25", "closed"), "x.calendar:8: 'closed' has 0 values; expected 'closed 2024-12-25'");
        refused(TEXT.replace("13:00", "1pm"), "x.calendar:9: '1pm' is not a local time such as 09:30");
        refused(TEXT.replace("version 1", "version 1 2"), "x.calendar:2: 'version' has 2 values");
        refused(TEXT.replace("version 1\n", ""), "x.calendar: 'version' is missing; add a line such as 'version 2026.1'");
        refused(TEXT.replace("version 1", "calendar OTHER"), "x.calendar:2: 'calendar' was already given on line 1");
        refused(TEXT.replace("America/New_York", "America/Gotham"), "x.calendar:3: 'America/Gotham' is not a time zone");
        refused(TEXT.replace("MONDAY", "MON"), "x.calendar:4: 'MON' is no weekday");
        refused(TEXT.replace("09:30", "09:30 x"), "x.calendar:5: 'x' is no day shift");
        refused(TEXT.replace("16:00", "09:00"), "x.calendar:6: close 09:00 is not after open 09:30");
        refused(TEXT.replace("valid 2024-01-01", "valid 2025-01-01"),
                "x.calendar: calendar TEST: validTo 2024-12-31 is before validFrom 2025-01-01");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> CalendarDefinition.parse("x.calendar", text)).isInstanceOf(CalendarFormatException.class)
                .hasMessageContaining(message);
    }
}
