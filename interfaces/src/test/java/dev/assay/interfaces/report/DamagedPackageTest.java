package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A damaged package gives a message that names the place, and no page.
final class DamagedPackageTest {
    @TempDir
    private Path dir;
    private SamplePackage run;

    @BeforeEach
    void copy() {
        run = SamplePackage.in(dir);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFileIsNamed(RunFile file) {
        run.delete(file.fileName());
        fails(file.fileName() + " is missing from " + run.dir());
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.json", "config.txt"})
    void soIsAMissingDocument(String file) {
        run.delete(file);
        fails(file + " is missing from " + run.dir());
    }

    @ParameterizedTest
    @EnumSource
    void aMissingColumnIsNamed(RunFile file) {
        String column = file.columns().getLast();
        String header = run.lines(file.fileName()).getFirst();
        run.replace(file.fileName(), header, header.substring(0, header.length() - column.length()) + "other");
        fails(file.fileName() + ":1: column \"" + column + "\" is missing; the header is ");
    }

    @ParameterizedTest
    @EnumSource
    void aFileWithoutAHeaderIsNamed(RunFile file) {
        run.write(file.fileName(), "");
        fails(file.fileName() + " is empty; expected at least its header " + String.join(",", file.columns()));
    }

    @Test
    void aBadNumberIsNamedWithItsLine() {
        run.replace("equity.csv", run.lines("equity.csv").get(2).split(",")[1] + "," + run.lines("equity.csv").get(2).split(",")[2],
                "12x,1");
        fails("equity.csv:2: equity is \"12x\", expected a number");
    }

    @Test
    void notANumberIsRefused() {
        run.write("equity.csv", run.lines("equity.csv").getFirst() + "\n2024-01-02T21:00:00Z,NaN,0,0,0,0,0,0,0,0\n");
        fails("equity.csv:2: equity is \"NaN\", expected a finite number");
    }

    @Test
    void aBadTimeIsNamed() {
        run.replace("bars.csv", "AAPL,2005-01-04T21:00:00Z", "AAPL,2005-01-04");
        fails("bars.csv:3: ts is \"2005-01-04\", expected a UTC time such as 2024-03-28T20:00:00Z");
        run.replace("bars.csv", "AAPL,2005-01-04", "AAPL,2005-02-30T21:00:00Z");
        fails("bars.csv:3: ts is \"2005-02-30T21:00:00Z\", expected a UTC time");
    }

    @Test
    void equityOutOfOrderIsRefused() {
        run.add("equity.csv", run.lines("equity.csv").get(5));
        fails("equity.csv:1009: ts 2005-01-07T21:00:00Z is before the row above");
    }

    @Test
    void aMonthGivenTwiceIsRefused() {
        run.add("monthly.csv", "2008,12,0.01,0");
        fails("monthly.csv:50: month 2008-12 appears twice");
    }

    @Test
    void aMonthOutsideTheYearIsRefused() {
        run.add("monthly.csv", "2009,13,0.01,0");
        fails("monthly.csv:50: month is \"13\", expected a whole number from 1 to 12");
    }

    @Test
    void aTornRowIsNamed() {
        run.add("fills.csv", "1,2008-12-31T21:00:00Z,S-1");
        fails("fills.csv:62: 3 fields, but the header has 11");
    }

    @Test
    void anUnclosedQuoteIsNamed() {
        run.add("orders.csv", "\"S-000084,ema-cross");
        fails("orders.csv:85: a quoted field is never closed");
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() throws Exception {
        Files.write(run.dir().resolve("actions.csv"), "ts,symbol,kind,detail\n\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        fails("actions.csv holds bytes that are not UTF-8");
    }

    @Test
    void brokenMetricsAreNamed() {
        run.replace("metrics.json", "\"bars\": 2014,", "\"bars\": \"many\",");
        fails("metrics.json: \"bars\" is \"many\", expected a whole number, zero or more");
        run.replace("metrics.json", "\"runName\"", "\"name\"");
        fails("metrics.json: field \"runName\" is missing");
        run.write("metrics.json", "{\n\"runId\": \n");
        fails("metrics.json:3: not valid JSON");
        run.write("metrics.json", "[]");
        fails("metrics.json: expected a JSON object");
    }

    @Test
    void anOlderPageSurvivesAFailure() {
        String page = run.page();
        run.delete("fills.csv");
        fails("fills.csv is missing");
        assertThat(run.text(ReportWriter.FILE)).isEqualTo(page);
    }

    private void fails(String message) {
        assertThatThrownBy(() -> ReportWriter.write(run.dir())).isInstanceOf(ReportException.class).hasMessageContaining(message);
    }
}
