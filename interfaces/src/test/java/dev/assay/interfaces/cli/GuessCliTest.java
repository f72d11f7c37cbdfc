package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `assay data ingest --guess` on files of every shape met in the wild: what it says of each, and that it never guesses what can be read two ways.
class GuessCliTest {
    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private Answer guess(Path file, String... more) {
        List<String> args = new ArrayList<>(List.of("data", "ingest", "--guess", file.toString(), "--catalogue",
                temp.resolve("catalogue").toString(), "--mapping", temp.resolve(file.getFileName() + ".yaml").toString()));
        args.addAll(List.of(more));
        return assay(args.toArray(String[]::new));
    }

    private record Guess(Map<String, String> values, Map<String, String> why, JsonNode json) {
        String first(String column) {
            return json.get("rows").get(0).get(column).asString();
        }
    }

    private Guess read(Path file, String... more) {
        List<String> args = new ArrayList<>(List.of(more));
        args.add("--json");
        Answer answer = guess(file, args.toArray(String[]::new));
        assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(answer.out());
        Guess guess = new Guess(new TreeMap<>(), new TreeMap<>(), json);
        json.get("reasons").forEach(reason -> {
            guess.values.put(reason.get("key").asString(), reason.get("value").asString());
            guess.why.put(reason.get("key").asString(), reason.get("why").asString());
        });
        return guess;
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(temp.resolve(name), List.of(lines));
    }

    @Test
    void theBundledFileIsReadAsItsDeclaredMappingReadsIt() {
        Guess guess = read(Path.of("..", "examples", "data", "AAPL.csv"));
        assertThat(guess.values).containsEntry("timeframe", "1d").containsEntry("session", "XNYS").containsEntry("adjustment", "raw")
                .containsEntry("time.format", "iso").containsEntry("columns.adjustedClose", "Adj Close")
                .containsEntry("instrument.priceScale", "2").containsEntry("instrument.quantityScale", "0");
        assertThat(guess.why.get("adjustment")).contains("where the vendor's own adjusted close does not");
        assertThat(guess.json.get("usable").asInt()).isEqualTo(3270);
        assertThat(guess.first("opens")).isEqualTo("2000-03-01T14:30:00Z");
        assertThat(guess.first("close")).isEqualTo("130.31");
    }

    @Test
    void datesThatCanBeReadTwoWaysAreAskedAbout() throws IOException {
        Path file = file("both.csv", "Date,Open,High,Low,Close", "03/04/2020,10,11,9,10", "03/05/2020,10,11,9,10", "03/06/2020,10,11,9,10");
        Answer asked = guess(file, "--yes");
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.err()).contains("\"03/04/2020\": can be read two ways", "the 4.3.", "the 3.4.",
                "--dates month-first or --dates day-first");
        assertThat(temp.resolve("catalogue")).doesNotExist();
        assertThat(temp.resolve("both.csv.yaml")).doesNotExist();
        Guess month = read(file, "--dates", "month-first");
        assertThat(month.values).containsEntry("time.format", "M/d/uuuu");
        assertThat(month.first("opens")).startsWith("2020-03-04");
        Files.delete(temp.resolve("both.csv.yaml"));
        assertThat(read(file, "--dates", "day-first").values).containsEntry("time.format", "d/M/uuuu");
        Path settled = file("settled.csv", "Date,Open,High,Low,Close", "03/04/2020,10,11,9,10", "13/05/2020,10,11,9,10");
        assertThat(read(settled).why.get("time.format")).isEqualTo("\"13/05/2020\" can be read in this order only");
        assertThat(guess(settled, "--dates", "month-first").err()).contains("cannot be read as asked for");
        Path mixed = file("mixed.csv", "Date,Open,High,Low,Close", "13/05/2020,10,11,9,10", "05/13/2020,10,11,9,10");
        assertThat(guess(mixed).err()).contains("day and month change places");
    }

    @Test
    void aGermanFileWithDecimalCommas() throws IOException {
        Guess guess = read(file("SAP.csv", "Datum;Eröffnung;Hoch;Tief;Schlusskurs;Stück",
                "31.01.2024;1.160,50;1.163,25;1.158,00;1.161,75;1.200.300",
                "01.02.2024;1.161,75;1.170,00;1.160,00;1.169,50;900.100", "02.02.2024;1.169,50;1.171,00;1.161,00;1.162,00;1.000.000"));
        assertThat(guess.values).containsEntry("layout.delimiter", ";").containsEntry("layout.decimal", ",")
                .containsEntry("layout.grouping", ".")
                .containsEntry("time.format", "d.M.uuuu").containsEntry("instrument.priceScale", "2");
        assertThat(guess.first("open")).isEqualTo("1160.50");
        assertThat(guess.first("volume")).isEqualTo("1200300");
        assertThat(guess.json.get("usable").asInt()).isEqualTo(3);
    }

    @Test
    void epochsWithoutNames() throws IOException {
        Guess guess = read(file("BTCUSD.csv", "1735689600000\t93400.10\t93500.5\t93300.25\t93450.75\t12.5",
                "1735689660000\t93450.75\t93460\t93400\t93410\t3.25",
                "1735689720000\t93410\t93420\t93390\t93400\t1"));
        assertThat(guess.values).containsEntry("layout.header", "false").containsEntry("layout.delimiter", "tab")
                .containsEntry("time.format", "epoch-ms")
                .containsEntry("timeframe", "1m").containsEntry("session", "24X7").containsEntry("columns.open", "2")
                .containsEntry("columns.volume", "6")
                .containsEntry("instrument.priceScale", "2").containsEntry("instrument.quantityScale", "2");
        assertThat(guess.first("opens")).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(guess.first("closes")).isEqualTo("2025-01-01T00:01:00Z");
    }

    @Test
    void offsetsNameTheirMarketsClock() throws IOException {
        Guess guess = read(
                file("1398.csv", "Datetime,Open,High,Low,Close,Volume", "2022-02-01 00:00:00+00:00,4.449999809265137,4.45,4.4,4.41,10",
                        "2022-05-30 00:00:00+01:00,4.4,4.5,4.4,4.449999809265137,11", "2022-05-31 00:00:00+01:00,4.4,4.5,4.4,4.5,11",
                        "2022-06-01 00:00:00+01:00,4.4,4.5,4.4,4.5,12"));
        assertThat(guess.values).containsEntry("time.zone", "Europe/London").containsEntry("session", "24X5")
                .containsEntry("timeframe", "1d")
                .containsEntry("instrument.priceScale", "6").containsEntry("policy.rounding", "half-even");
        assertThat(guess.first("close")).isEqualTo("4.410000");
        assertThat(guess.json.get("usable").asInt()).isEqualTo(4);
    }

    @Test
    void namesBehindAPointAndASymbolColumn() throws IOException {
        Guess guess = read(file("odd.csv", "junk", ",Date,AAPL.Open,AAPL.High,AAPL.Low,AAPL.Close,AAPL.Volume,AdjOpen,Stock",
                "0,2024-01-31,10,11,9,10,5,1,AAPL", "1,2024-02-01,10,11,9,10,6,1,AAPL", "2,2024-02-02,10,11,9,10,6,1,MSFT"));
        assertThat(guess.values).containsEntry("layout.skipLines", "1").containsEntry("columns.open", "AAPL.Open")
                .containsEntry("symbol.from", "column")
                .containsEntry("columns.symbol", "Stock");
        assertThat(guess.first("symbol")).isEqualTo("AAPL");
    }

    @Test
    void whatHoldsNoBarsIsRefused() throws IOException {
        assertThat(guess(file("returns.csv", "date,return", "2020-01-02,0.1")).err())
                .contains("no delimiter cuts its lines into at least 4 fields");
        assertThat(guess(file("curve.csv", "Time Period,1month,3month,6month", "1990-01-02,1,2,3")).err())
                .contains("no column is recognised as open, high, low, close");
        assertThat(guess(file("empty.csv", "")).err()).contains("the file is empty");
        assertThat(guess(temp.resolve("absent.csv")).err()).contains("there is no such file");
        assertThat(assay("data", "ingest", "x.csv").err()).contains("add --mapping MAPPING", "--guess");
    }

    @Test
    void aConfirmedMappingTakesTheFileIn() throws IOException {
        Path file = file("PENNY.csv", "date,open,high,low,close,volume", "2018-12-21,2.72,2.72,2.5905,2.63,136251",
                "2018-12-24,2.62,2.715,2.51,2.6,56886", "2018-12-26,2.65,2.76,2.5801,2.71,196864", "2018-12-27,2.7,2.75,2.8,2.73,210888");
        Answer shown = guess(file, "--dataset", "pennies", "--source", "somebody");
        assertThat(shown.out()).contains("dataset: pennies", "source: somebody", "priceScale: 4", "4 rows, 3 usable; to quarantine:",
                "1 x HIGH_TOO_LOW", "data ingest " + file + " --mapping ");
        assertThat(temp.resolve("catalogue")).doesNotExist();
        Path mapping = temp.resolve("PENNY.csv.yaml");
        Answer taken = assay("data", "ingest", file.toString(), "--mapping", mapping.toString(), "--catalogue",
                temp.resolve("catalogue").toString());
        assertThat(taken.out()).contains("3 new", "1 in quarantine");
        assertThat(guess(file, "--dataset", "other").err()).contains("there is another mapping of this name already");
        Files.delete(mapping);
        assertThat(guess(file, "--dataset", "again", "--yes").out()).contains("Dataset again, new snapshot");
    }
}
