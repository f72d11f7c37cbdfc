package dev.assay.interfaces.cli;

import dev.assay.application.config.ConfigLoader;
import dev.assay.application.config.ConfigOutcome;
import dev.assay.application.config.ConfigSources;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.run.RunException;
import dev.assay.interfaces.Wiring;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The options of every command that takes a config.
final class ConfigOptions {
    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets a value of the config; may be repeated. Example: --set account.cash=50000")
    private List<String> sets = new ArrayList<>();

    /// Reads a config file under environment and `--set`.
    ///
    /// @throws RunException with every problem found
    EffectiveConfig load(Path file, Wiring wiring) {
        return load(file, wiring, List.of());
    }

    /// The same under more `key=value` texts, which win over those given.
    EffectiveConfig load(Path file, Wiring wiring, List<String> more) {
        ConfigSources sources = ConfigSources.ofFile(file.toString(), text(file), base(file)).environment(System.getenv()).set(sets)
                .set(more);
        return switch (ConfigLoader.load(sources, wiring.vocabulary())) {
            case ConfigOutcome.Ready ready -> ready.config();
            case ConfigOutcome.Refused refused ->
                throw new RunException("the config cannot be used:" + System.lineSeparator() + refused.text());
        };
    }

    /// The options as they were given, to be put after a command: empty, or beginning with a blank.
    String words() {
        StringBuilder words = new StringBuilder();
        for (String set : sets) {
            words.append(" --set '").append(set.replace("'", "'\\''")).append('\'');
        }
        return words.toString();
    }

    private static Path base(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new RunException(
                    "there is no config file " + file + "; examples are in examples/, a new one is made by: assay new strategy NAME", e);
        } catch (CharacterCodingException e) {
            throw new RunException(file + " is not UTF-8 text; a config is a YAML file", e);
        } catch (IOException e) {
            throw new RunException(file + " cannot be read: " + (Files.isDirectory(file) ? "it is a directory" : e.getMessage()), e);
        }
    }
}
