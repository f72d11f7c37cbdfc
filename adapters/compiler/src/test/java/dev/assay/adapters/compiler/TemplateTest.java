package dev.assay.adapters.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.strategy.StrategyException;
import dev.assay.application.strategy.StrategyTemplate;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `new strategy` writes is a strategy that passes every check, and nothing is written when it cannot be.
class TemplateTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void theTemplateCompilesPassesTheScanAndDeclaresItsParameters() throws IOException {
        List<Path> files = StrategyTemplate.write(directory, "Breakout", directory.resolve("examples/data"));

        assertThat(files).containsExactly(directory.resolve("Breakout.java"), directory.resolve("breakout.yaml"));
        Strategy strategy = new InMemoryStrategyCompiler().compile("Breakout.java", Files.readString(files.getFirst()));
        assertThat(strategy.parameters()).extracting(Param::name).containsExactly("entry", "exit", "size");
        assertThat(strategy.warmUpBars(Parameters.of(strategy.parameters(), new TreeMap<>()))).isEqualTo(40);
        assertThat(Files.readString(files.get(1))).contains("file: Breakout.java", "examples/data/AAPL.csv").doesNotContain("@");
    }

    @Test
    void whatTheConfigSetsIsDeclared() throws IOException {
        List<Path> files = StrategyTemplate.write(directory, "Breakout", directory);
        String config = Files.readString(files.get(1));
        TreeMap<String, String> given = new TreeMap<>();
        config.substring(config.indexOf("params:") + 7, config.indexOf("account:")).lines().filter(line -> line.contains(":"))
                .forEach(line -> given.put(line.split(":", 2)[0].strip(), line.split(":", 2)[1].strip()));
        Strategy strategy = new InMemoryStrategyCompiler().compile("Breakout.java", Files.readString(files.getFirst()));

        assertThat(given).isNotEmpty();
        assertThat(Parameters.of(strategy.parameters(), given).asMap()).containsAllEntriesOf(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "breakout", "Break out", "Break-out", "../Breakout", "a.Breakout", "1Breakout", "Class.", "Break/Out"})
    void aBadNameIsRefusedAndNothingIsWritten(String name) throws IOException {
        assertThatThrownBy(() -> StrategyTemplate.write(directory, name, directory)).isInstanceOf(StrategyException.class)
                .hasMessageContaining("\"" + name + "\" is no class name").hasMessageContaining("for example Breakout");
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Breakout.java", "breakout.yaml"})
    void aFileThatIsThereIsNeverOverwritten(String existing) throws IOException {
        Files.writeString(directory.resolve(existing), "mine");

        assertThatThrownBy(() -> StrategyTemplate.write(directory, "Breakout", directory)).isInstanceOf(StrategyException.class)
                .hasMessageContaining(existing + " is there already");
        assertThat(written()).containsExactly(directory.resolve(existing));
        assertThat(directory.resolve(existing)).hasContent("mine");
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
