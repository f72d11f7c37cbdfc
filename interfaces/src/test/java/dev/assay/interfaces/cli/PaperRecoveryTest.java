package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real processes killed with signal 9 at random moments of a session, the process that brings it back among them: what comes out in the end equals the
/// session that nobody killed, event by event.
///
/// `-Dassay.kills=200` for a night, `-Dassay.seed=N` for another order of moments.
class PaperRecoveryTest {
    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
    private static final int KILLS = Integer.getInteger("assay.kills", 10);
    private static final long SEED = Long.getLong("assay.seed", 20261123L);
    private static final int SESSION_MILLIS = 4_000;

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private List<String> session(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, EXAMPLES.resolve("paper-sim.yaml").toString(), "--json", "--out",
                temp.resolve("runs").toString(), "--set", "data.catalogue=" + temp.resolve("catalogue"), "--set",
                "journal.segmentBytes=65536"));
        args.addAll(List.of(more));
        return args;
    }

    private Process start(List<String> args) throws IOException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "dev.assay.interfaces.cli.Main"));
        line.addAll(args);
        return new ProcessBuilder(line).redirectOutput(temp.resolve("out").toFile()).start();
    }

    /// Reads what the process says until it names its session; the folder.
    private static Path named(Process process) throws IOException {
        StringBuilder all = new StringBuilder();
        BufferedReader err = new BufferedReader(new java.io.InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith("Paper session ")) {
                return Path.of(line.substring("Paper session ".length()).split("[,.] ", 2)[0]);
            }
        }
        throw new AssertionError("the session ended before it began: " + all);
    }

    @Test
    void killedAtAnyMomentItComesOutTheSame() throws IOException, InterruptedException {
        JsonNode whole = JsonMapper.shared().readTree(assay(session("backtest").toArray(String[]::new)).out());
        Random random = new Random(SEED);
        int kills = 0;
        int sessions = 0;
        while (kills < KILLS) {
            sessions++;
            Process process = start(session("paper", "--speed", String.valueOf(94_000_000_000L / SESSION_MILLIS)));
            Path run = named(process);
            while (kills < KILLS && !process.waitFor(random.nextInt(SESSION_MILLIS / 3), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
                assertThat(run.resolve("manifest.json")).doesNotExist();
                process = start(List.of("paper", "--resume", run.toString(), "--json"));
                // Sometimes the one that brings it back is killed while it does so.
                if (random.nextInt(4) != 0) {
                    named(process);
                }
            }
            process.waitFor();
            if (!Files.exists(run.resolve("manifest.json"))) {
                Answer last = assay("paper", "--resume", run.toString(), "--speed", "max");
                assertThat(last.exit()).as("seed %s, after %s kills: %s", SEED, kills, last.err()).isZero();
            }
            Answer differences = assay("diff", whole.get("runDir").asString(), run.toString());
            assertThat(differences.exit()).as("seed %s, after %s kills: %s", SEED, kills, differences.out()).isZero();
            assertThat(JsonMapper.shared().readTree(Files.readString(run.resolve("metrics.json"))).get("eventHash"))
                    .isEqualTo(whole.get("eventHash"));
            for (String name : List.of("orders.csv", "fills.csv", "ledger.csv", "equity.csv")) {
                assertThat(run.resolve(name)).hasSameTextualContentAs(Path.of(whole.get("runDir").asString()).resolve(name));
            }
            Answer proven = assay("verify", run.toString());
            assertThat(proven.exit()).as(proven.out()).isZero();
        }
        assertThat(sessions).isPositive();
    }
}
