package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens the page in a real browser, where one is installed: no console message, every chart drawn, every table filled.
final class BrowserTest {
    private static String browser = "";

    @TempDir
    private Path dir;

    @BeforeAll
    static void find() {
        browser = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                        .map(p -> Path.of(p, name)))
                .filter(Files::isExecutable).map(Path::toString).findFirst().orElse("");
        assumeTrue(!browser.isEmpty(), "no Chromium on PATH");
    }

    @Test
    void theSampleDrawsEverythingWithoutAMessage() throws Exception {
        Opened opened = open(SamplePackage.in(dir));
        assertThat(opened.console()).isEmpty();
        assertThat(opened.dom()).contains("data-report=\"ready\"");
        assertThat(count(opened.dom(), "data-drawn=\"true\"")).isEqualTo(7);
        assertThat(count(opened.dom(), "<canvas")).isEqualTo(7);
        assertThat(count(opened.dom(), "data-rows=")).isEqualTo(5);
        assertThat(opened.dom()).contains("data-rows=\"83\"").contains("1–15 of 83");
    }

    @Test
    void aHostileRunIsShownAsText() throws Exception {
        Opened opened = open(ReportSafetyTest.hostile(dir));
        assertThat(opened.console()).isEmpty();
        assertThat(opened.dom()).contains("data-report=\"ready\"").doesNotContain("data-hacked").doesNotContain("<img");
    }

    @Test
    void aRunOfOneBarAndOnePointDraws() throws Exception {
        SamplePackage run = SamplePackage.empty(dir);
        run.add("equity.csv", "2024-01-02T21:00:00Z,100000,100000,0,0,0,0,0,0,0").add("bars.csv", "X,2024-01-02T21:00:00Z,1,1,1,1,0");
        Opened opened = open(run);
        assertThat(opened.console()).isEmpty();
        assertThat(count(opened.dom(), "data-drawn=\"true\"")).isEqualTo(4);
        assertThat(opened.dom()).contains("data-report=\"ready\"").contains("No trade was made.");
    }

    @Test
    void sixtyThousandOrdersOpen() throws Exception {
        Opened opened = open(LongRunTest.many(dir));
        assertThat(opened.console()).isEmpty();
        assertThat(opened.dom()).contains("data-report=\"ready\"").contains("1–15 of 20,000")
                .contains("The first 20,000 of 60,000 rows; all of them are in orders.csv.");
    }

    /// The check itself must see a script that fails: the policy blocks it, and the console says so.
    @Test
    void aPageThatFailsIsNoticed() throws Exception {
        SamplePackage run = SamplePackage.in(dir);
        String page = run.page();
        Files.writeString(run.dir().resolve(ReportWriter.FILE), page.replace("const Kit =", "const Kitt ="));
        Opened opened = dump(run.dir());
        assertThat(opened.console()).isNotEmpty();
        assertThat(opened.dom()).doesNotContain("data-report=\"ready\"");
    }

    private Opened open(SamplePackage run) throws Exception {
        ReportWriter.write(run.dir());
        return dump(run.dir());
    }

    private Opened dump(Path run) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "browser");
        List<String> command = new ArrayList<>(
                List.of(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"));
        command.addAll(List.of("--user-data-dir=" + profile, "--window-size=1280,900", "--virtual-time-budget=5000",
                "--enable-logging=stderr", "--dump-dom", run.resolve(ReportWriter.FILE).toUri().toString()));
        File out = dir.resolve("dom.html").toFile();
        File err = dir.resolve("console.txt").toFile();
        Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("the browser ended within 120 s").isTrue();
        String markup = Pattern.compile("<script.*?</script>", Pattern.DOTALL).matcher(Files.readString(out.toPath())).replaceAll("");
        return new Opened(markup, Files.readString(err.toPath()).lines().filter(line -> line.contains(":CONSOLE")).toList());
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /// What the browser made of the page, without its scripts, and what it wrote to the console.
    private record Opened(String dom, List<String> console) {
        Opened {
            console = List.copyOf(console);
        }
    }
}
