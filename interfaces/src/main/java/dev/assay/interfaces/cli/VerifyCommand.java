package dev.assay.interfaces.cli;

import dev.assay.application.run.VerifyRun;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "verify", description = {
        "Proves a run package: every byte against its manifest, every event against a replay, every result again.", "",
        "Example:  assay verify runs/ema-cross-20261122-101500-1a2b3c4d"})
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run package: the folder that a run printed.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--current-code", description = "Replays under the running code even if other code made the package.")
    private boolean currentCode;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        VerifyRun.Result result = new Wiring().verify().verify(new VerifyRun.Request(run, currentCode));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("run", run.toString());
            fields.put("verified", result.proven());
            fields.put("problems", result.problems());
            fields.put("files", result.files());
            fields.put("events", result.events());
            fields.put("eventHash", result.eventHash());
            fields.put("rootHash", result.rootHash());
            out.println(JsonMapper.shared().writeValueAsString(fields));
        } else if (result.proven()) {
            out.println("Verified: " + result.files() + " files match the manifest, " + result.events()
                    + " events replay bit for bit, and the results follow from them.");
            out.println("Event hash " + result.eventHash());
            out.println("Root hash  " + result.rootHash());
        } else {
            out.println("NOT verified: " + run);
            result.problems().forEach(problem -> out.println("  " + problem));
        }
        out.flush();
        return result.proven() ? Failures.OK : Failures.FAILED;
    }
}
