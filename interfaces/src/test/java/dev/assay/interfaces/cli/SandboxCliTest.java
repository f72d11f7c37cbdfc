package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `assay sandbox` over the bundled daily bars: it serves, plays to the end, and says what is wrong with what was asked.
class SandboxCliTest {
    private static final Path DATA = Path.of("..", "examples", "data");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Said(int code, String out, String err) {}

    private static Said assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute(args);
        return new Said(code, out.toString(), err.toString());
    }

    private String catalogue() {
        String catalogue = folder.resolve("catalogue").toString();
        Said said = assay("data", "ingest", DATA.resolve("AAPL.csv").toString(), "--mapping", DATA.resolve("yahoo-daily.yaml").toString(),
                "--catalogue", catalogue);
        assertThat(said.code()).as(said.err()).isZero();
        return catalogue;
    }

    @Test
    void itServesAndSaysWhatIsWrong() {
        String catalogue = catalogue();
        // Nobody connects, so time stands still: the command would serve until it is killed. What comes before is what can be seen here.
        assertThat(assay("sandbox", "--catalog", catalogue, "--speed", "fast").err()).contains("is no speed");
        assertThat(assay("sandbox", "--catalog", catalogue, "--symbols", "NONE").err()).contains("NONE");
        assertThat(assay("sandbox", "--catalog", catalogue, "--fills", "nonsense").err()).contains("next-open");
        assertThat(assay("sandbox", "--catalog", catalogue, "--margin", "3").err()).contains("1, 2 or 4");
        assertThat(assay("sandbox", "--catalog", catalogue, "--faults", DATA.resolve("yahoo-daily.yaml").toString()).err())
                .contains("yahoo-daily.yaml:2").contains("dataset").contains("late-fill");
        assertThat(assay("sandbox", "--catalog", folder.resolve("none").toString()).code()).isEqualTo(Failures.USAGE);
        assertThat(assay("sandbox", "--catalog", catalogue, "--from", "2050-01-03", "--to", "2050-02-01").err()).contains("has no bars");
    }
}
