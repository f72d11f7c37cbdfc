package dev.assay.interfaces.cli;

import dev.assay.application.config.ConfigEntry;
import dev.assay.application.config.ConfigSchema;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "config", description = "Shows what a config means, or its JSON Schema.", subcommands = {ConfigCommand.Show.class,
        ConfigCommand.Schema.class})
final class ConfigCommand {
    @Command(name = "show", description = {"Prints every value in force with its origin: default, file and line, environment, or --set.",
            "",
            "Example:  assay config show examples/ema-cross.yaml"})
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "CONFIG", description = "The config file (YAML).")
        @SuppressWarnings("NullAway.Init")
        private Path config;

        @Mixin
        private ConfigOptions configOptions = new ConfigOptions();

        @Option(names = "--json", description = "Prints one JSON object instead of a table.")
        private boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            EffectiveConfig effective = configOptions.load(config, new Wiring());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("configHash", effective.hash());
                Map<String, Object> values = new LinkedHashMap<>();
                for (ConfigEntry entry : effective.entries()) {
                    Map<String, Object> value = new LinkedHashMap<>();
                    value.put("value", entry.value().orElse(null));
                    value.put("origin", entry.origin().text());
                    values.put(entry.key(), value);
                }
                fields.put("values", values);
                out.println(JsonMapper.shared().writeValueAsString(fields));
            } else {
                out.print(effective.show());
            }
            out.flush();
            return Failures.OK;
        }
    }

    @Command(name = "schema", description = {"Prints the JSON Schema of a config, for editors.", "",
            "Example:  assay config schema > assay.schema.json"})
    static final class Schema implements Callable<Integer> {
        @SuppressWarnings("UnusedVariable") // there for uniformity
        @Option(names = "--json", description = "Accepted for uniformity: a schema is JSON anyway.")
        private boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            out.print(ConfigSchema.json(new Wiring().vocabulary()));
            out.flush();
            return Failures.OK;
        }
    }
}
