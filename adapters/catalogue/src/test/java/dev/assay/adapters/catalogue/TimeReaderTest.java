package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.TimeRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeReaderTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static String read(TimeRule.Format format, ZoneId zone, String text) {
        return read(TimeReader.of(new TimeRule(format, zone, TimeRule.Label.OPEN)), text);
    }

    private static String read(TimeReader reader, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TimeReader.Outcome outcome = reader.read(bytes, 0, bytes.length);
        return switch (outcome) {
            case DATE -> LocalDate.ofEpochDay(reader.epochDay()).toString();
            case INSTANT -> Instant.ofEpochSecond(0, reader.nanos()).toString();
            case EMPTY, BAD, UNIT, CLOCK_CHANGE -> outcome.name();
        };
    }

    private static String iso(String text) {
        return read(new TimeRule.Iso(), NEW_YORK, text);
    }

    @Test
    void isoForms() {
        assertThat(iso("2017-01-03")).isEqualTo("2017-01-03");
        assertThat(iso("20170103")).isEqualTo("2017-01-03");
        assertThat(iso("2020-12-15 09:30")).isEqualTo("2020-12-15T14:30:00Z");
        assertThat(iso("2020-12-15T09:30:01.25")).isEqualTo("2020-12-15T14:30:01.250Z");
        assertThat(iso("2020-12-15T09:30:00.123456789Z")).isEqualTo("2020-12-15T09:30:00.123456789Z");
        assertThat(iso("2022-07-25T09:15:00+05:30")).isEqualTo("2022-07-25T03:45:00Z");
        assertThat(iso("2022-07-25 09:15:00-0430")).isEqualTo("2022-07-25T13:45:00Z");
        assertThat(iso("2022-07-25 09:15:00 +05")).isEqualTo("2022-07-25T04:15:00Z");
    }

    @Test
    void isoRefusesWhatIsNoTime() {
        assertThat(iso("")).isEqualTo("EMPTY");
        for (String text : new String[]{"2017-1-3", "2017-02-29", "2017-13-01", "01/03/2017", "2017-01-03T", "2017-01-03 25:00",
                "2017-01-03 09:30x",
                "2017-01-03 09:30:00.", "2017-01-0", "2017-01-03 09:30:00+5", "garbage"}) {
            assertThat(iso(text)).as(text).isEqualTo("BAD");
        }
        assertThat(iso("1850-01-01")).isEqualTo("UNIT");
    }

    @Test
    void localTimesThatClocksSkipOrRepeatAreRefused() {
        assertThat(iso("2021-03-14 02:30")).isEqualTo("CLOCK_CHANGE");
        assertThat(iso("2021-11-07 01:30")).isEqualTo("CLOCK_CHANGE");
        assertThat(iso("2021-11-07 01:30-04:00")).isEqualTo("2021-11-07T05:30:00Z");
        assertThat(iso("2021-03-14 03:00")).isEqualTo("2021-03-14T07:00:00Z");
        assertThat(iso("2021-11-07 02:00")).isEqualTo("2021-11-07T07:00:00Z");
    }

    @Test
    void epochsAndTheirUnits() {
        assertThat(read(TimeRule.Epoch.SECONDS, NEW_YORK, "1600000000")).isEqualTo("2020-09-13T12:26:40Z");
        assertThat(read(TimeRule.Epoch.SECONDS, NEW_YORK, "1600000000.5")).isEqualTo("2020-09-13T12:26:40.500Z");
        assertThat(read(TimeRule.Epoch.MILLIS, NEW_YORK, "1600000000123")).isEqualTo("2020-09-13T12:26:40.123Z");
        assertThat(read(TimeRule.Epoch.MICROS, NEW_YORK, "1600000000123456")).isEqualTo("2020-09-13T12:26:40.123456Z");
        assertThat(read(TimeRule.Epoch.NANOS, NEW_YORK, "1600000000123456789")).isEqualTo("2020-09-13T12:26:40.123456789Z");
        assertThat(read(TimeRule.Epoch.MILLIS, NEW_YORK, "-1500")).isEqualTo("1969-12-31T23:59:58.500Z");
        assertThat(read(TimeRule.Epoch.SECONDS, NEW_YORK, "1600000000123")).isEqualTo("UNIT");
        assertThat(read(TimeRule.Epoch.SECONDS, NEW_YORK, "99999999999999999999999999")).isEqualTo("UNIT");
        assertThat(read(TimeRule.Epoch.SECONDS, NEW_YORK, "2017-01-03")).isEqualTo("BAD");
    }

    @Test
    void patterns() {
        assertThat(read(new TimeRule.Pattern("MM/dd/uu"), NEW_YORK, "01/03/17")).isEqualTo("2017-01-03");
        assertThat(read(new TimeRule.Pattern("M/d/uuuu H:mm"), NEW_YORK, "1/31/2026 6:49")).isEqualTo("2026-01-31T11:49:00Z");
        assertThat(read(new TimeRule.Pattern("d MMM uuuu"), NEW_YORK, "3 jan 2017")).isEqualTo("2017-01-03");
        assertThat(read(new TimeRule.Pattern("M/d/uuuu"), NEW_YORK, "2/30/2017")).isEqualTo("BAD");
    }

    @Property(tries = 2000)
    void isoAgreesWithTheRuntime(@ForAll @LongRange(min = -2_000_000_000L, max = 7_000_000_000L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nano) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
        boolean plain = NEW_YORK.getRules().getValidOffsets(local).size() == 1;
        assertThat(iso(local.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)))
                .isEqualTo(plain ? local.atZone(NEW_YORK).toInstant().toString() : "CLOCK_CHANGE");
        assertThat(iso(local.atOffset(ZoneOffset.ofHoursMinutes(5, 30)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)))
                .isEqualTo(local.toInstant(ZoneOffset.ofHoursMinutes(5, 30)).toString());
        assertThat(iso(local.toLocalDate().toString())).isEqualTo(local.toLocalDate().toString());
    }

    @Property(tries = 200)
    void oneReaderAgreesWithTheRuntimeOnAscendingTimes(@ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long start,
            @ForAll @IntRange(min = 60, max = 100_000) int step) {
        TimeReader reader = TimeReader.of(new TimeRule(new TimeRule.Iso(), NEW_YORK, TimeRule.Label.OPEN));
        for (int i = 0; i < 500; i++) {
            LocalDateTime local = LocalDateTime.ofEpochSecond(start + (long) i * step, 0, ZoneOffset.UTC);
            boolean plain = NEW_YORK.getRules().getValidOffsets(local).size() == 1;
            assertThat(read(reader, local.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)))
                    .isEqualTo(plain ? local.atZone(NEW_YORK).toInstant().toString() : "CLOCK_CHANGE");
        }
    }
}
