package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alpaca's own Python library, unmodified, against the sandbox: orders, positions, data, and both streams. Needs a Python that has `alpaca-py`, named by
/// `ASSAY_PYTHON` or found as `python3`; `.ci/run` installs one where it can.
class AlpacaPyTest {
    private static final String PYTHON = System.getenv().getOrDefault("ASSAY_PYTHON", "python3");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Said(int code, String out, String err) {}

    private Said python(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the client did not end: " + Files.readString(err));
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private boolean installed() throws InterruptedException {
        try {
            return python(PYTHON, "-c", "import alpaca.trading.stream, alpaca.data.live").code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void itTradesAndListens() throws IOException, InterruptedException {
        Assumptions.assumeTrue(installed(), "no Python with alpaca-py here");
        Path script = Files.writeString(folder.resolve("client.py"), Schemas.text("client.py"), StandardCharsets.UTF_8);
        try (Client client = Client.stepping()) {
            Said said = python(PYTHON, script.toString(), client.sandbox.url());
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(Requests.json(said.out().strip())).isEqualTo(Requests.json("""
                    {"account":["ACTIVE","100000","200000"],"open":false,"days":5,"assets":["ACME","BETA"],"filled":["100.3","filled"],
                     "replaces":true,"working":["limit","limit","stop"],"held":{"ACME":"long","BETA":"long"},
                     "refused":[40310000,"insufficient buying power"],"half":"5","left":0,"minutes":{"ACME":30,"BETA":30},
                     "quarters":[100.0,100.15],"latest":100.33,"day":30000.0,"events":["canceled","fill","new","replaced"],
                     "bars":[["ACME",100.31],["BETA",10.04]]}"""));
        }
    }
}
