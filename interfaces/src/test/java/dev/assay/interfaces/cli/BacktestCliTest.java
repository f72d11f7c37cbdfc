package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line from outside: the bundled example is run, proven, and found out when a byte is changed; mistakes are explained.
class BacktestCliTest {
    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private Answer backtest(String config, String... more) {
        List<String> args = new java.util.ArrayList<>(
                List.of("backtest", config, "--json", "--out", temp.resolve("runs").toString(), "--set",
                        "data.catalogue=" + temp.resolve("catalogue")));
        args.addAll(List.of(more));
        return assay(args.toArray(String[]::new));
    }

    @Test
    void aRunIsProvenUntilAnyByteOfItIsChanged() throws IOException {
        Answer first = backtest(EXAMPLES.resolve("ema-cross.yaml").toString());
        assertThat(first.exit()).as(first.err()).isZero();
        JsonNode summary = JsonMapper.shared().readTree(first.out());
        assertThat(summary.propertyNames()).contains("runId", "runDir", "eventHash", "bars", "orders", "fills", "rejections", "startEquity",
                "endEquity",
                "fees", "netProfit", "maxDrawdown", "sharpe", "durationMs");
        assertThat(summary.get("bars").asInt()).isEqualTo(2517);
        // A catalogue of its own, filled later: the hash stands for what the data says, not for when it was stored.
        JsonNode again = JsonMapper.shared().readTree(backtest(EXAMPLES.resolve("ema-cross.yaml").toString(), "--set",
                "data.catalogue=" + temp.resolve("elsewhere")).out());
        assertThat(again.get("eventHash")).isEqualTo(summary.get("eventHash"));
        Path run = Path.of(summary.get("runDir").asString());
        Answer proven = assay("verify", run.toString());
        assertThat(proven.exit()).as(proven.out()).isZero();
        for (Path file : files(run)) {
            byte[] whole = Files.readAllBytes(file);
            if (whole.length == 0) {
                continue;
            }
            byte[] changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
            Answer found = assay("verify", run.toString());
            assertThat(found.exit()).as(file.toString()).isEqualTo(Failures.FAILED);
            assertThat(found.out()).contains(run.relativize(file).toString());
            Files.write(file, whole);
        }
        assertThat(assay("verify", run.toString()).exit()).isZero();
    }

    /// The bundled example of bracket orders trades, proves itself, and of each bracket's two exits at most one fills.
    @Test
    void theBracketExampleRunsAndItsExitsExcludeEachOther() throws IOException {
        Answer answer = backtest(EXAMPLES.resolve("bracket-breakout.yaml").toString());
        assertThat(answer.exit()).as(answer.err()).isZero();
        JsonNode summary = JsonMapper.shared().readTree(answer.out());
        assertThat(summary.get("fills").asInt()).isGreaterThan(100);
        Path run = Path.of(summary.get("runDir").asString());
        assertThat(assay("verify", run.toString()).exit()).isZero();
        List<String[]> fills = Files.readAllLines(run.resolve("fills.csv")).stream().map(line -> line.split(",")).toList();
        int side = List.of(fills.getFirst()).indexOf("side");
        int symbol = List.of(fills.getFirst()).indexOf("symbol");
        java.util.Map<String, String> last = new java.util.TreeMap<>();
        for (String[] fill : fills.subList(1, fills.size())) {
            assertThat(last.put(fill[symbol], fill[side])).as("bought and sold in turn: %s", String.join(",", fill))
                    .isNotEqualTo(fill[side]);
        }
    }

    private static List<Path> files(Path run) throws IOException {
        try (Stream<Path> walk = Files.walk(run)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aOneFileStrategyThatThrowsIsQuarantinedAndTheOtherGoesOn() throws IOException {
        Files.writeString(temp.resolve("Faulty.java"), """
                import dev.assay.core.market.Bar;
                import dev.assay.signalcore.*;
                public class Faulty implements Strategy {
                    private int bars;
                    @Override
                    public void onBar(Bar bar, StrategyContext context) {
                        if (++bars == 100) {
                            throw new IllegalStateException("bar one hundred");
                        }
                    }
                }
                """);
        Files.writeString(temp.resolve("two.yaml"), """
                data:
                  sources:
                    - {files: [%1$s/AAPL.csv], mapping: %1$s/yahoo-daily.yaml}
                  instruments: [AAPL]
                  from: 2003-01-02
                  to: 2004-12-31
                strategies:
                  - {id: faulty, file: Faulty.java}
                  - {id: ema, name: ema-cross}
                """.formatted(EXAMPLES.resolve("data")));
        Answer answer = backtest(temp.resolve("two.yaml").toString());
        assertThat(answer.exit()).as(answer.err()).isZero();
        JsonNode summary = JsonMapper.shared().readTree(answer.out());
        assertThat(summary.get("strategyFailures").asInt()).isEqualTo(1);
        assertThat(summary.get("fills").asInt()).isPositive();
        assertThat(Files.readString(Path.of(summary.get("runDir").asString(), "failures.csv"))).contains("faulty,onBar")
                .contains("bar one hundred");
        assertThat(assay("verify", summary.get("runDir").asString()).exit()).isZero();
    }

    @Test
    void mistakesAreExplainedWithPlaceAndWayOut() throws IOException {
        String config = Files.readString(EXAMPLES.resolve("ema-cross.yaml"));
        Path bad = EXAMPLES.resolve("ema-cross.yaml");
        assertThat(backtest(bad.toString(), "--set", "strategy.params.fast=-3")).satisfies(answer -> {
            assertThat(answer.exit()).isEqualTo(Failures.USAGE);
            assertThat(answer.err()).contains("strategy.params.fast: -3").contains("must be a whole number from 1");
        });
        Path typo = temp.resolve("typo.yaml");
        Files.writeString(typo, config.replace("strategy:", "strateegy:"));
        assertThat(backtest(typo.toString()).err()).contains("unknown key \"strateegy\"").contains("did you mean \"strategy\"");
        assertThat(backtest(temp.resolve("absent.yaml").toString())).satisfies(answer -> {
            assertThat(answer.exit()).isEqualTo(Failures.USAGE);
            assertThat(answer.err()).contains("there is no config file");
        });
        assertThat(backtest(bad.toString(), "--set", "data.instruments=[NOPE]").err()).contains("NOPE");
        assertThat(backtest(bad.toString(), "--set", "data.from=2014-01-01", "--set", "data.to=2014-02-01").err()).contains("no bar of");
        assertThat(assay("verify", temp.toString()).err()).contains("is no run package");
        assertThat(temp.resolve("runs")).satisfiesAnyOf(runs -> assertThat(runs).doesNotExist(),
                runs -> assertThat(runs).isEmptyDirectory());
    }

    @Test
    void ingestIsIdempotentAndBadFilesLeaveNothing() throws IOException {
        String catalogue = temp.resolve("c").toString();
        String mapping = EXAMPLES.resolve("data").resolve("yahoo-daily.yaml").toString();
        String file = EXAMPLES.resolve("data").resolve("IBM.csv").toString();
        assertThat(assay("data", "ingest", file, "--mapping", mapping, "--catalogue", catalogue).exit()).isZero();
        assertThat(assay("data", "ingest", file, "--mapping", mapping, "--catalogue", catalogue).out()).contains("nothing changed");
        Path broken = temp.resolve("broken.csv");
        Files.write(broken, new byte[]{0, 1, 2, 3});
        Answer refused = assay("data", "ingest", broken.toString(), "--mapping", mapping, "--catalogue", catalogue);
        assertThat(refused.exit()).isEqualTo(Failures.USAGE);
        assertThat(refused.err()).contains("broken.csv");
        Answer count = assay("data", "query", "select count(*) as n from bars", "--catalogue", catalogue, "--json");
        assertThat(count.out()).contains("[3270]");
    }

    @Test
    void everyCommandHasHelpThatShowsAnExample() {
        for (String[] command : new String[][]{{"backtest"}, {"verify"}, {"orders"}, {"data", "ingest"}, {"data", "ls"}, {"data", "check"},
                {"data", "query"},
                {"config", "show"}, {"config", "schema"}, {"new", "strategy"}, {"completion"}}) {
            String[] args = Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new);
            assertThat(assay(args).out()).as(String.join(" ", command)).contains("Usage:").contains("Example");
        }
        assertThat(assay("--help").out()).contains("Exit codes:");
        assertThat(assay("nonsense").exit()).isEqualTo(Failures.USAGE);
    }
}
