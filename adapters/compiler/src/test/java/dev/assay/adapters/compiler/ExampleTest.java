package dev.assay.adapters.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.signalcore.Param;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The examples that are Java files compile and pass the scan.
class ExampleTest {
    private static final Path EXAMPLES = Path.of("../../examples");

    @Test
    void everyExamplePasses() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            Strategy strategy = compile(source);
            Parameters defaults = Parameters.of(strategy.parameters(), Map.of());
            assertThat(strategy.problems(defaults)).isEmpty();
        }
    }

    @Test
    void theBreakoutDeclaresItsParametersAndChecksThemTogether() throws IOException {
        Strategy strategy = compile(EXAMPLES.resolve("DonchianBreakout.java"));
        assertThat(strategy.parameters()).extracting(Param::name).containsExactly("entry", "exit", "range", "stop", "size");
        Parameters parameters = Parameters.of(strategy.parameters(), Map.of("entry", "20", "exit", "30"));
        assertThat(strategy.problems(parameters)).containsExactly("exit (30) must not be more than entry (20)");
        assertThat(strategy.warmUpBars(parameters)).isEqualTo(21);
    }

    private static Strategy compile(Path source) throws IOException {
        return new InMemoryStrategyCompiler().compile(String.valueOf(source.getFileName()), Files.readString(source));
    }
}
