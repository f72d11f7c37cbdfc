package dev.assay.interfaces.cli;

import dev.assay.application.strategy.StrategyTemplate;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "new", description = "Makes a new file from a template.", subcommands = NewCommand.NewStrategy.class)
final class NewCommand {
    @Command(name = "strategy", description = {"Writes a commented, working strategy and a config that runs it.", "",
            "Example:  assay new strategy Breakout"})
    static final class NewStrategy implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "Name of the strategy's class, for example Breakout.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Option(names = "--dir", paramLabel = "DIR", description = "Where to write. Default: the current folder.")
        private Path directory = Path.of(".");

        @Option(names = "--json", description = "Prints one JSON object instead of text.")
        private boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            List<Path> written = StrategyTemplate.write(directory, name,
                    Path.of(System.getProperty("assay.home", ".")).resolve("examples").resolve("data"));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("written", written.stream().map(Path::toString).toList());
                out.println(JsonMapper.shared().writeValueAsString(fields));
            } else {
                written.forEach(file -> out.println("Wrote " + file));
                out.println("Run it:  assay backtest " + written.getLast());
            }
            out.flush();
            return Failures.OK;
        }
    }
}
