package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `assay why`: each fill leads to the line of the vendor's file that holds its bar, found in that file by a reader of our own.
class WhyCliTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private static JsonNode json(String... args) {
        Answer answer = assay(args);
        assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
        return JsonMapper.shared().readTree(answer.out());
    }

    private Path run(String config, String... sets) throws IOException {
        Files.createDirectories(temp.resolve("data"));
        for (String file : List.of("AAPL.csv", "corporate-actions.csv", "corporate-actions.yaml", "yahoo-daily.yaml")) {
            Files.copy(EXAMPLES.resolve("data").resolve(file), temp.resolve("data").resolve(file));
        }
        Files.writeString(temp.resolve("run.yaml"), config);
        List<String> args = new ArrayList<>(List.of("backtest", temp.resolve("run.yaml").toString(), "--json", "--out",
                temp.resolve("runs").toString(), "--set", "data.catalogue=" + temp.resolve("catalogue")));
        args.addAll(List.of(sets));
        return Path.of(json(args.toArray(String[]::new)).get("runDir").asString());
    }

    private Path daily(String... sets) throws IOException {
        return run(Files.readString(EXAMPLES.resolve("ema-cross.yaml")), sets);
    }

    private static List<String[]> rows(Path csv) throws IOException {
        return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static JsonNode datum(JsonNode trace, String role) {
        for (JsonNode datum : trace.get("data")) {
            if (datum.get("role").asString().equals(role)) {
                return datum;
            }
        }
        throw new AssertionError("no datum " + role + " in " + trace);
    }

    @Test
    void everyFillLeadsToTheVeryLine() throws IOException {
        Path run = daily("--set", "data.to=2005-12-31");
        List<String> vendor = Files.readAllLines(temp.resolve("data/AAPL.csv"));
        List<String[]> fills = rows(run.resolve("fills.csv"));
        List<String[]> origins = rows(run.resolve("origins.csv"));
        assertThat(fills).hasSizeGreaterThan(20);
        assertThat(origins).hasSameSizeAs(fills);
        for (int i = 0; i < fills.size(); i++) {
            String[] fill = fills.get(i);
            String[] origin = origins.get(i);
            assertThat(origin[0]).isEqualTo(fill[0]);
            assertThat(Path.of(origin[3])).isEqualTo(temp.resolve("data/AAPL.csv").toAbsolutePath().normalize());
            assertThat(origin[7]).as("only one bar can be meant").isEmpty();
            String[] line = vendor.get(Integer.parseInt(origin[6]) - 1).split(",");
            assertThat(line[0]).isEqualTo(fill[1].substring(0, 10));
            // Filled at the open, moved by 2 basis points and rounded to the price scale.
            assertThat(Double.parseDouble(fill[7])).isCloseTo(Double.parseDouble(line[1]), within(0.0003 * Double.parseDouble(line[1])));
        }
        for (int i : new int[]{0, 7, fills.size() - 1}) {
            JsonNode trace = json("why", run.toString(), fills.get(i)[0], "--json");
            assertThat(trace.get("ordinal").asInt()).isEqualTo(i + 1);
            JsonNode priced = datum(trace, "PRICED");
            assertThat(priced.get("line").asString()).isEqualTo(origins.get(i)[6]);
            assertThat(priced.get("text").asString()).isEqualTo(vendor.get(priced.get("line").asInt() - 1));
            assertThat(priced.get("fileSha256").asString()).isEqualTo(origins.get(i)[4]);
            JsonNode triggered = datum(trace, "TRIGGERED");
            assertThat(triggered.get("line").asInt()).as("the bar before").isEqualTo(priced.get("line").asInt() - 1);
            String close = vendor.get(triggered.get("line").asInt() - 1).split(",")[4];
            assertThat(triggered.get("what").asString()).contains("close " + close);
            List<String> kinds = new ArrayList<>();
            trace.get("order").get("steps").forEach(step -> kinds.add(step.get("kind").asString()));
            assertThat(kinds).containsExactly("INPUT", "SIGNAL", "INTENT", "RISK", "COMMAND", "REPORT", "FILL");
            assertThat(json("why", run.toString(), trace.get("execId").asString(), "--json")).isEqualTo(trace);
            assertThat(trace.get("remarks")).isEmpty();
        }
        String report = Files.readString(run.resolve("report.html"));
        assertThat(report).contains("AAPL.csv:" + origins.getFirst()[6]);
        assertThat(assay("why", run.toString(), "nothing").err()).contains("the run has no fill \"nothing\"; its " + fills.size()
                + " fills are named by execution id");
        assertThat(assay("why", temp.toString(), "1").err()).contains("is no run package");
        assertThat(assay("verify", run.toString()).exit()).isZero();
    }

    @Test
    void whatIsGoneOrChangedIsSaid() throws IOException {
        Path run = daily("--set", "data.to=2004-12-31", "--set", "run.embedInputs=never");
        Path vendor = temp.resolve("data/AAPL.csv");
        Files.writeString(vendor, Files.readString(vendor).replace("2004-01-02,", "2004-01-02 ,"));
        JsonNode changed = json("why", run.toString(), "1", "--json");
        assertThat(datum(changed, "PRICED").get("line").asInt()).isGreaterThan(1);
        assertThat(datum(changed, "PRICED").get("lost").asString()).contains("was changed after it was taken in");
        Files.delete(vendor);
        assertThat(assay("why", run.toString(), "1").out()).contains("not shown: the vendor's file is no longer there");
        try (var files = Files.walk(temp.resolve("catalogue"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        JsonNode without = json("why", run.toString(), "1", "--json");
        assertThat(without.get("data")).isEmpty();
        assertThat(without.get("remarks").get(0).asString()).contains("cannot be replayed here");
        assertThat(without.get("inputs").get(0).asString()).startsWith("us-daily@").contains("SHA-256");
        assertThat(without.get("order").get("steps").size()).isEqualTo(7);
    }

    @Test
    void barsThatTouchAreToldApart() throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        Instant start = Instant.parse("2024-03-04T00:00:00Z");
        for (int i = 0; i < 400; i++) {
            double open = 100 + 5 * Math.sin(i / 9.0);
            double close = 100 + 5 * Math.sin((i + 1) / 9.0);
            lines.add(String.format(java.util.Locale.ROOT, "%s,%.2f,%.2f,%.2f,%.2f,10", start.plusSeconds(60L * i), open,
                    Math.max(open, close) + 0.05, Math.min(open, close) - 0.05, close));
        }
        Files.createDirectories(temp.resolve("data"));
        Files.write(temp.resolve("data/WAVE.csv"), lines);
        Files.writeString(temp.resolve("data/wave.yaml"), """
                dataset: wave
                source: made-up
                timeframe: 1m
                adjustment: raw
                session: 24X7
                columns: {time: time, open: open, high: high, low: low, close: close, volume: volume}
                time: {label: open}
                instrument: {kind: equity, currency: USD, priceScale: 2}
                """);
        Path run = run("""
                calendar: 24X7
                data:
                  sources: [{files: [data/WAVE.csv], mapping: data/wave.yaml}]
                  dataset: wave
                  instruments: [WAVE]
                  timeframe: 1m
                strategy: {name: ema-cross, params: {fast: 3, slow: 9}}
                account: {cash: 100000}
                """);
        List<String[]> origins = rows(run.resolve("origins.csv"));
        assertThat(origins).hasSizeGreaterThan(10);
        for (String[] origin : origins) {
            JsonNode priced = datum(json("why", run.toString(), origin[0], "--json"), "PRICED");
            assertThat(origin[7]).isEmpty();
            assertThat(priced.get("line").asString()).isEqualTo(origin[6]);
        }
    }
}
