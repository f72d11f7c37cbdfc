package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.live.StopSignal;
import dev.assay.application.run.RunPaperSession;
import dev.assay.application.run.RunSummary;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.loop.Sequencer;
import dev.assay.interfaces.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running session asked and commanded from another terminal; and one that broke off with a part of its record lost.
class SessionControlTest {
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

    private RunSummary session(Wiring wiring, RunPaperSession.Manner manner) throws IOException {
        Path copy = temp.resolve("session.yaml");
        Files.writeString(copy, Files.readString(EXAMPLES.resolve("paper-sim.yaml")).replace("data/", EXAMPLES.resolve("data") + "/")
                .replace("../catalogue", temp.resolve("catalogue").toString())
                .replace("BracketBreakout.java", EXAMPLES.resolve("BracketBreakout.java").toString()));
        return wiring.paper().run(new ConfigOptions().load(copy, wiring), temp.resolve("runs"), manner);
    }

    @Test
    void anotherTerminalAsksAndCommands() throws Exception {
        Wiring wiring = new Wiring();
        StopSignal stop = new StopSignal();
        CompletableFuture<Path> begun = new CompletableFuture<>();
        CompletableFuture<RunSummary> ended = new CompletableFuture<>();
        Thread running = new Thread(() -> {
            try {
                // A day of the market lasts a hundredth of a second: three years half a minute, of which the test needs a part.
                ended.complete(session(wiring, new RunPaperSession.Manner(4_000_000, Sequencer.Tap.NONE, stop, begun::complete)));
            } catch (IOException | RuntimeException e) {
                begun.completeExceptionally(e);
                ended.completeExceptionally(e);
            }
        });
        running.start();
        String run = begun.get(60, TimeUnit.SECONDS).toString();
        Path socket = Path.of(run).resolve("control.sock");
        JsonNode status = awaited(run, each -> each.get("fills").asInt() > 3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))).isEqualTo("rw-------");
        assertThat(Double.parseDouble(status.get("equity").asString())).isPositive();
        assertThat(status.get("strategies").findValuesAsString("state")).containsExactly("ACTIVE", "ACTIVE");
        assertThat(assay("status", run).out()).contains("STRATEGY").contains("trend").contains("gross exposure");

        // It is taken up by nobody else while it runs.
        assertThat(assay("paper", "--resume", run).err()).contains("is running").contains("assay status");
        assertThat(assay("reduce-only", run, "--strategy", "trend", "--reason", "news at four", "--operator", "ann").exit()).isZero();
        awaited(run, each -> each.get("strategies").findValuesAsString("state").equals(List.of("REDUCE_ONLY", "ACTIVE")));
        assertThat(assay("halt", run, "--reason", "prices look wrong", "--operator", "ann").exit()).isZero();
        awaited(run, each -> each.get("strategies").findValuesAsString("state").equals(List.of("HALTED", "HALTED")));
        assertThat(assay("rearm", run, "--reason", "prices checked", "--operator", "bob").exit()).isZero();
        awaited(run, each -> each.get("strategies").findValuesAsString("state").equals(List.of("ACTIVE", "ACTIVE")));
        assertThat(assay("halt", run, "--strategy", "nobody", "--reason", "x").err()).contains("it has no strategy nobody")
                .contains("trend");
        assertThat(assay("halt", run).exit()).isEqualTo(Failures.USAGE);
        stop.request("ann", "enough");
        RunSummary summary = ended.get(60, TimeUnit.SECONDS);
        running.join();

        assertThat(socket).doesNotExist();
        assertThat(assay("status", run).err()).contains("no session runs in");
        Answer proven = assay("verify", summary.text("runDir"));
        assertThat(proven.exit()).as(proven.out()).isZero();
        JsonNode parity = JsonMapper.shared().readTree(assay("parity", run, "--json").out());
        List<String> own = parity.get("list").valueStream().filter(each -> each.get("follows").asInt() == 0)
                .filter(each -> each.get("class").asString().equals("external action")).map(each -> each.get("input").asString()).toList();
        assertThat(own).hasSize(4).first().asString().contains("REDUCE_ONLY of trend by ann: news at four");
    }

    private static JsonNode awaited(String run, java.util.function.Predicate<JsonNode> until) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            Answer answer = assay("status", run, "--json");
            if (answer.exit() == Failures.OK) {
                JsonNode status = JsonMapper.shared().readTree(answer.out());
                if (until.test(status)) {
                    return status;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not within half a minute: " + assay("status", run, "--json"));
    }

    private static final class Crash extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    /// A loss of power may cut the record anywhere. Where it has lost what the session had acted on, the gap is an event with its reason, the books are compared,
    /// and trading goes on to the end; what the session had done beyond its record is kept beside.
    @Test
    void aRecordCutShortIsAGapAndTradingGoesOn() throws IOException {
        AtomicReference<Path> begun = new AtomicReference<>();
        Sequencer.Tap crash = new Sequencer.Tap() {
            private int left = 30;

            @Override
            public boolean wants(EventType type) {
                return type == EventType.FILL;
            }

            @Override
            public void offer(Event event) {
                if (--left == 0) {
                    throw new Crash();
                }
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> session(new Wiring(), new RunPaperSession.Manner(Double.POSITIVE_INFINITY, crash, new StopSignal(), begun::set)))
                .isInstanceOf(Crash.class);
        Path broken = begun.get();
        byte[] record = Files.readAllBytes(broken.resolve("recorded").resolve("00000001.sbe"));
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 4; i++) {
            Path run = temp.resolve("cut" + i);
            copy(broken, run);
            // The first one loses the end of a record, the others whole instants too.
            int lost = i == 0 ? 3 : 500 + random.nextInt(record.length / 2);
            Files.write(run.resolve("recorded").resolve("00000001.sbe"), java.util.Arrays.copyOf(record, record.length - lost));
            Answer resumed = assay("paper", "--resume", run.toString(), "--json");
            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(Files.readString(run.resolve("metrics.json"))).contains("\"mode\" : \"paper\"").contains("2006-12-29");
            Answer proven = assay("verify", run.toString());
            assertThat(proven.exit()).as(proven.out()).isZero();
            JsonNode parity = JsonMapper.shared().readTree(assay("parity", run.toString(), "--json").out());
            assertThat(parity.get("replayed").asBoolean()).isTrue();
            List<String> external = new ArrayList<>();
            parity.get("list").forEach(each -> {
                if (each.get("class").asString().equals("external action") && each.get("follows").asInt() == 0) {
                    external.add(each.get("input").asString());
                }
            });
            assertThat(external).as("cut by %s bytes", lost).hasSize(1).first().asString().contains("JOURNAL_GAP");
            // Nothing is lost for good: the stored data is still there, so the books come out as if nothing had happened.
            assertThat(parity.get("paperEquity").asDouble()).isEqualTo(parity.get("backtestEquity").asDouble());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
