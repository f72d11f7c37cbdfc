package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `assay data reconcile` on one stock from three vendors: as traded, adjusted for splits to 2014, and adjusted for splits and dividends to
/// 2017. Brought to one basis by the actions in between, they agree to a few hundredths of a percent.
class ReconcileCliTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources", "reconcile");

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private void ingest(String name, String adjustment, Path file, String columns) throws IOException {
        Files.writeString(temp.resolve(name + ".yaml"), """
                dataset: %s
                source: %s
                timeframe: 1d
                adjustment: %s
                session: XNYS
                columns: {%s}
                symbol: {from: fixed, value: AAPL}
                instrument: {kind: equity, mic: XNAS, currency: USD, priceScale: 6}
                policy: {rounding: half-even}
                """.formatted(name, name, adjustment, columns));
        take(name, file);
    }

    private void take(String name, Path file) {
        Answer answer = assay("data", "ingest", file.toString(), "--mapping", temp.resolve(name + ".yaml").toString(), "--catalogue",
                temp.resolve("catalogue").toString());
        assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
    }

    private void actions(String name, String... lines) throws IOException {
        Files.writeString(temp.resolve(name + ".yaml"), """
                dataset: %s
                source: %s
                kind: corporate_action
                session: XNYS
                columns: {symbol: symbol, action: action, exDate: exDate, payDate: payDate, ratio: ratio, amount: amount}
                symbol: {from: column}
                instrument: {kind: equity, mic: XNAS, currency: USD, priceScale: 6}
                """.formatted(name, name));
        take(name, Files.write(temp.resolve(name + ".csv"), List.of(lines)));
    }

    @BeforeEach
    void threeVendors() throws IOException {
        String named = "time: date, open: open, high: high, low: low, close: close, volume: volume";
        ingest("yahoo", "raw", Path.of("..", "examples", "data", "AAPL.csv"), named);
        ingest("csvdir", "split", RESOURCES.resolve("csvdir-AAPL.csv"), named);
        ingest("stooq", "total", RESOURCES.resolve("stooq-AAPL.csv"), named);
        actions("all", Files.readAllLines(RESOURCES.resolve("actions.csv")).toArray(String[]::new));
    }

    private JsonNode reconcile(String policy, String... more) throws IOException {
        Files.writeString(temp.resolve("policy.yaml"), policy);
        List<String> args = new java.util.ArrayList<>(
                List.of("data", "reconcile", temp.resolve("policy.yaml").toString(), "--json", "--catalogue",
                        temp.resolve("catalogue").toString()));
        args.addAll(List.of(more));
        Answer answer = assay(args.toArray(String[]::new));
        assertThat(answer.exit()).as(answer.err()).isLessThan(2);
        JsonNode json = JsonMapper.shared().readTree(answer.out());
        assertThat(answer.exit()).isEqualTo(json.get("same").asBoolean() ? 0 : 1);
        return json;
    }

    private static final String POLICY = """
            basis: split
            asOf: 2017-11-10
            from: 2012-06-01
            sources:
              yahoo:  {dataset: yahoo, actions: all}
              csvdir: {dataset: csvdir}
              stooq:  {dataset: stooq, adjustedTo: 2017-11-10}
            fields:
              close: {rule: median, tolerance: 5 bp, quorum: 3}
            instruments:
              AAPL: {}
            """;

    @Test
    void broughtToOneBasisTheyAgree() throws IOException {
        JsonNode all = reconcile(POLICY);
        assertThat(all.get("fields").get(0).get("compared").asInt()).isEqualTo(187);
        assertThat(all.get("fields").get(0).get("agreed").asInt()).isEqualTo(187);
        assertThat(all.get("disagreements")).isEmpty();
        // The two that come from one upstream are the same to the last digit that they give.
        JsonNode same = reconcile(POLICY.replaceFirst("  stooq:.*\n", "").replace("5 bp, quorum: 3", "0.0001, quorum: 2"));
        assertThat(same.get("fields").get(0).get("agreed").asInt()).isEqualTo(187);
        // On the basis of total return too, although one is brought up to it and one is there already.
        JsonNode total = reconcile(POLICY.replace("basis: split", "basis: total"));
        assertThat(total.get("fields").get(0).get("agreed").asInt()).isEqualTo(187);
    }

    @Test
    void withoutTheDeclaredAdjustmentNothingFits() throws IOException {
        JsonNode raw = reconcile(
                POLICY.replace("actions: all", "actions: ''").replaceFirst("  stooq:.*\n", "").replace("quorum: 3", "quorum: 1"));
        assertThat(raw.get("fields").get(0).get("settled").asInt()).isEqualTo(187);
        raw.get("disagreements").forEach(row -> assertThat(row.get("reason").asString()).isEqualTo("SPLIT_RATIO"));
    }

    @Test
    void trueDifferencesAreListedAndLosersKept() throws IOException {
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(RESOURCES.resolve("csvdir-AAPL.csv")));
        String[] hundredfold = lines.get(10).split(",");
        for (int i = 1; i <= 4; i++) {
            hundredfold[i] = new java.math.BigDecimal(hundredfold[i]).movePointRight(2).toPlainString();
        }
        lines.set(10, String.join(",", hundredfold));
        String gone = lines.remove(20);
        ingest("broken", "split", Files.write(temp.resolve("broken.csv"), lines),
                "time: date, open: open, high: high, low: low, close: close, volume: volume");
        JsonNode found = reconcile(POLICY.replace("dataset: csvdir}", "dataset: broken}").replace("quorum: 3", "quorum: 2"), "--csv",
                temp.resolve("out.csv").toString(), "--html", temp.resolve("out.html").toString());
        TreeMap<String, String> rows = new TreeMap<>();
        found.get("disagreements").forEach(row -> rows.put(row.get("at").asString() + " " + row.get("source").asString(),
                row.get("reason").asString()));
        assertThat(rows).containsExactly(java.util.Map.entry(hundredfold[0] + " csvdir", "UNIT_100"),
                java.util.Map.entry(gone.split(",")[0] + " csvdir", "ABSENT"));
        assertThat(found.get("disagreements").get(0).get("said").propertyNames()).containsExactly("yahoo", "csvdir", "stooq");
        assertThat(Files.readAllLines(temp.resolve("out.csv"))).hasSize(3).first().asString()
                .isEqualTo("instrument,at,field,source,value,chosen,deviation,reason,said");
        assertThat(Files.readString(temp.resolve("out.html"))).contains("UNIT_100", "<svg", hundredfold[0]).doesNotContain("<script",
                "http://",
                "https://");
        JsonNode unknown = reconcile(POLICY.replace("dataset: csvdir}", "dataset: broken}"));
        assertThat(unknown.get("fields").get(0).get("unknown").asInt()).isEqualTo(2);
        assertThat(unknown.get("disagreements").get(0).get("chosen").asString()).isEqualTo("UNKNOWN");
    }

    @Test
    void actionsAreComparedToo() throws IOException {
        actions("other", "symbol,action,exDate,payDate,ratio,amount", "AAPL,dividend,2012-08-09,,,2.65", "AAPL,dividend,2012-11-08,,,2.65");
        actions("third", "symbol,action,exDate,payDate,ratio,amount", "AAPL,dividend,2012-08-09,,,0.378571",
                "AAPL,dividend,2012-11-07,,,2.65",
                "AAPL,dividend,2013-02-07,,,2.65");
        JsonNode found = reconcile(POLICY.replace("dataset: csvdir}", "dataset: csvdir, actions: other, adjustedTo: 2014-12-31}")
                .replace("dataset: stooq,", "dataset: stooq, actions: third,")
                .replace("tolerance: 5 bp, quorum: 3", "tolerance: 95 %, quorum: 1")
                + "to: 2013-03-01\n");
        TreeMap<String, String> rows = new TreeMap<>();
        found.get("disagreements").forEach(row -> rows.put(row.get("at").asString() + " " + row.get("source").asString(),
                row.get("field").asString() + " " + row.get("reason").asString()));
        assertThat(rows).containsExactly(java.util.Map.entry("2012-08-09 stooq", "dividend AMOUNT"),
                java.util.Map.entry("2012-11-07 csvdir", "dividend ex-date EX_DATE"),
                java.util.Map.entry("2013-02-07 csvdir", "dividend ex-date ACTION_ABSENT"));
    }
}
