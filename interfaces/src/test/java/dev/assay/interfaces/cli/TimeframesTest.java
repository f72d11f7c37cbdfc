package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// One strategy on five minutes, hours and days from the command line, over Thanksgiving's half day: it buys on a rising hour, sells at the end of the
/// day, and the fills are at the openings of five minutes that the same file, read in the test in another way, says.
class TimeframesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    /// A bar of five minutes by its start on the wall.
    private record Five(ZonedDateTime start, int open, int close) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private List<Five> write() throws IOException {
        Random random = new Random(7);
        List<Five> all = new ArrayList<>();
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        int price = 10_000;
        for (LocalDate date = LocalDate.of(2024, 11, 25); date.isBefore(LocalDate.of(2024, 12, 4)); date = date.plusDays(1)) {
            boolean session = date.getDayOfWeek().getValue() <= 5 && date.getDayOfMonth() != 28;
            for (LocalTime time = LocalTime.of(8, 0); session && time.isBefore(LocalTime.of(18, 0)); time = time.plusMinutes(5)) {
                int close = price + random.nextInt(-20, 21);
                ZonedDateTime start = ZonedDateTime.of(date, time, NEW_YORK);
                all.add(new Five(start, price, close));
                csv.append(start.toInstant()).append(',').append(price / 100.0).append(',').append((Math.max(price, close) + 3) / 100.0)
                        .append(',').append((Math.min(price, close) - 3) / 100.0).append(',').append(close / 100.0).append(",1000\n");
                price = close + random.nextInt(-5, 6);
            }
        }
        Files.writeString(temp.resolve("ACME.csv"), csv);
        Files.writeString(temp.resolve("five.yaml"), """
                dataset: five
                source: made-up
                timeframe: 5m
                adjustment: raw
                session: XNYS
                columns: {time: time, open: open, high: high, low: low, close: close, volume: volume}
                time: {format: iso, label: open, zone: UTC}
                symbol: {from: file-name}
                instrument: {kind: equity, mic: XNYS, currency: USD, priceScale: 4, tick: 0.01, quantityScale: 0, lot: 1}
                """);
        Files.writeString(temp.resolve("TwoClocks.java"), """
                import dev.assay.core.market.Bar;
                import dev.assay.core.money.Quantity;
                import dev.assay.signalcore.Strategy;
                import dev.assay.signalcore.StrategyContext;

                public class TwoClocks implements Strategy {
                    @Override
                    public void onTimeframe(String timeframe, Bar bar, StrategyContext context) {
                        if (timeframe.equals("1d")) {
                            context.targetQuantity(bar.instrument(), Quantity.of(0));
                        } else if (bar.closeUnits() > bar.openUnits()) {
                            context.targetQuantity(bar.instrument(), Quantity.of(100));
                        }
                    }
                }
                """);
        Files.writeString(temp.resolve("run.yaml"), """
                data:
                  catalogue: catalogue
                  sources: [{files: [ACME.csv], mapping: five.yaml}]
                  dataset: five
                  instruments: [ACME]
                  timeframe: 5m
                strategy:
                  file: TwoClocks.java
                  timeframes: [1h, 1d]
                costs:
                  slippage: {model: none}
                  commission: {model: none}
                """);
        return all;
    }

    private static boolean regular(Five five) {
        LocalTime time = five.start.toLocalTime();
        LocalTime close = five.start.toLocalDate().equals(LocalDate.of(2024, 11, 29)) ? LocalTime.of(13, 0) : LocalTime.of(16, 0);
        return !time.isBefore(LocalTime.of(9, 30)) && time.isBefore(close);
    }

    /// Fills as `time price`: bought at the five minutes after a rising hour, sold at the first five minutes after the day.
    private static List<String> expected(List<Five> bars) {
        List<String> fills = new ArrayList<>();
        boolean held = false;
        int hourOpen = 0;
        for (int i = 0; i + 1 < bars.size(); i++) {
            Five five = bars.get(i);
            Five next = bars.get(i + 1);
            int since = (int) java.time.Duration.between(five.start.with(LocalTime.of(9, 30)), five.start).toMinutes();
            hourOpen = since % 60 == 0 ? five.open : hourOpen;
            boolean dayEnds = !next.start.toLocalDate().equals(five.start.toLocalDate());
            boolean hourEnds = since % 60 == 55 || dayEnds;
            // A later target of the same instant counts: at the end of the day nothing is held.
            boolean wanted = !dayEnds && (held || hourEnds && five.close > hourOpen);
            if (wanted != held) {
                held = wanted;
                fills.add(next.start.toInstant() + " " + next.open);
            }
        }
        return fills;
    }

    private List<String> fills(Path run) throws IOException {
        return Files.readAllLines(run.resolve("fills.csv")).stream().skip(1).map(line -> line.split(",", -1))
                .map(row -> ZonedDateTime.parse(row[1]).toInstant() + " " + Math.round(Double.parseDouble(row[7]) * 100)).toList();
    }

    private Path run(String... more) {
        List<String> args = new ArrayList<>(
                List.of("backtest", temp.resolve("run.yaml").toString(), "--json", "--out", temp.resolve("runs").toString()));
        args.addAll(List.of(more));
        Answer answer = assay(args.toArray(String[]::new));
        assertThat(answer.exit()).as(answer.err()).isZero();
        return Path.of(JsonMapper.shared().readTree(answer.out()).get("runDir").asString());
    }

    @Test
    void fillsAreAtTheFinestOpeningsAndThePackageProvesIt() throws IOException {
        List<Five> all = write();
        Path run = run();

        assertThat(fills(run)).isEqualTo(expected(all.stream().filter(TimeframesTest::regular).toList())).hasSizeGreaterThan(6);
        assertThat(Files.readString(run.resolve("assumptions.csv"))).contains("hours,regular");
        Answer verified = assay("verify", run.toString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void extendedHoursTradeBeforeTheOpen() throws IOException {
        write();
        Path run = run("--set", "data.hours=extended");

        assertThat(fills(run)).anyMatch(fill -> ZonedDateTime.parse(fill.substring(0, fill.indexOf(' '))).withZoneSameInstant(NEW_YORK)
                .toLocalTime().isBefore(LocalTime.of(9, 30)));
        assertThat(Files.readString(run.resolve("assumptions.csv"))).contains("hours,extended");
        Answer verified = assay("verify", run.toString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    }
}
