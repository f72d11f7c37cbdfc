package dev.assay.application.config;

import dev.assay.application.config.Declared.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Reads the configuration: defaults, then the file, then the environment, then `--set`, each over the one before.
///
/// Everything that is wrong is reported at once, in words. Reads no file and no environment itself. Stateless and thread-safe.
public final class ConfigLoader {
    private ConfigLoader() {}

    /// The configuration these sources make, or all reasons why they make none.
    public static ConfigOutcome load(ConfigSources sources, ConfigVocabulary vocabulary) {
        return load(Keys.ROOT, sources, vocabulary);
    }

    static ConfigOutcome load(Section root, ConfigSources sources, ConfigVocabulary vocabulary) {
        List<ConfigProblem> problems = new ArrayList<>();
        Node.Table tree = new Node.Table("", new Origin.Default());
        boolean readable = true;
        if (sources.file().isPresent()) {
            Node.Table read = table(sources.file().get(), problems);
            readable = read != null;
            tree = read == null ? tree : read;
        }
        Overrides overrides = new Overrides(root, tree, problems);
        overrides.environment(sources.environment());
        overrides.options(sources.sets());
        if (!readable) {
            return refused(problems);
        }
        ReadyPolicies.layUnder(tree, problems);
        ReadySchedules.layUnder(tree, problems);
        return finish(root, tree, sources.file().isPresent() ? sources.file().get().baseName() : "run", sources.baseDirectory(), vocabulary,
                problems);
    }

    /// Reads back what [EffectiveConfig#snapshot] wrote, with the same values and origins; secrets come back as [Secret#HIDDEN].
    ///
    /// @param name the snapshot's name, for messages
    /// @param baseDirectory what relative paths are relative to
    public static ConfigOutcome readSnapshot(String name, String text, Path baseDirectory, ConfigVocabulary vocabulary) {
        return readSnapshot(Keys.ROOT, name, text, baseDirectory, vocabulary);
    }

    static ConfigOutcome readSnapshot(Section root, String name, String text, Path baseDirectory, ConfigVocabulary vocabulary) {
        List<ConfigProblem> problems = new ArrayList<>();
        Snapshot snapshot = Snapshot.read(root, name, text, problems);
        if (!problems.isEmpty()) {
            return refused(problems);
        }
        ConfigOutcome outcome = finish(root, snapshot.tree(), "run", baseDirectory, vocabulary, problems);
        if (outcome instanceof ConfigOutcome.Ready(EffectiveConfig config) && !config.hash().equals(snapshot.hash())) {
            return new ConfigOutcome.Refused(List.of(new ConfigProblem(new Origin.InFile(name, 1, 1), "configHash",
                    "the values hash to " + config.hash() + ", not to the " + snapshot.hash() + " recorded: the snapshot was changed")));
        }
        return outcome;
    }

    private static ConfigOutcome finish(Section root, Node.Table tree, String baseName, Path baseDirectory, ConfigVocabulary vocabulary,
            List<ConfigProblem> problems) {
        oneStrategyAsList(tree, problems);
        Bound bound = new Binder(root, vocabulary, baseName, problems).bind(tree);
        new Checks(bound, problems).all();
        return problems.isEmpty()
                ? new ConfigOutcome.Ready(new EffectiveConfig(Assembly.of(bound), Lines.of(bound), baseDirectory))
                : refused(problems);
    }

    private static Node.@Nullable Table table(ConfigSources.File file, List<ConfigProblem> problems) {
        int before = problems.size();
        Node node = YamlReader.file(file.name(), file.text(), problems);
        if (node instanceof Node.Table table) {
            return table;
        }
        Origin top = new Origin.InFile(file.name(), 1, 1);
        if (node == null && problems.size() == before) {
            problems.add(new ConfigProblem(top, "", "is empty: a configuration needs at least data.instruments and a strategy"));
        } else if (node instanceof Node.Scalar || node instanceof Node.Items) {
            problems.add(new ConfigProblem(node.origin(), "", "is " + (node instanceof Node.Items ? "a list" : "a single value")
                    + ": a configuration consists of sections such as data: and strategy:, each with keys and values"));
        }
        return null;
    }

    private static void oneStrategyAsList(Node.Table tree, List<ConfigProblem> problems) {
        Node.Member single = tree.members().remove(Keys.STRATEGY.name());
        Node.Member several = tree.members().get(Keys.STRATEGIES.name());
        if (single != null && several != null) {
            problems.add(
                    new ConfigProblem(single.keyOrigin(), Keys.STRATEGY.name(), "strategies is given too (" + several.keyOrigin().text()
                            + "): keep one of the two"));
        } else if (single != null) {
            Node.Items items = new Node.Items(Keys.STRATEGIES.name(), single.value().origin());
            boolean empty = single.value() instanceof Node.Scalar scalar && scalar.isNull();
            items.nodes().add(empty ? new Node.Table(Keys.STRATEGY.name(), single.keyOrigin()) : single.value());
            tree.members().put(Keys.STRATEGIES.name(), new Node.Member(single.keyOrigin(), items));
        } else if (several == null || (several.value() instanceof Node.Items items && items.nodes().isEmpty())
                || (several.value() instanceof Node.Scalar scalar && scalar.isNull())) {
            problems.add(new ConfigProblem(several == null ? tree.origin() : several.keyOrigin(), Keys.STRATEGY.name(),
                    "is missing: say what to run, for example strategy: {name: ema-cross}, or strategy: {file: MyStrategy.java}"));
        }
    }

    private static ConfigOutcome refused(List<ConfigProblem> problems) {
        List<ConfigProblem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(ConfigLoader::layer).thenComparingInt(ConfigProblem::line)
                .thenComparingInt(ConfigProblem::column));
        return new ConfigOutcome.Refused(sorted);
    }

    private static int layer(ConfigProblem problem) {
        return switch (problem.where()) {
            case Origin.InFile ignored -> 0;
            case Origin.Default ignored -> 1;
            case Origin.Variable ignored -> 2;
            case Origin.Option ignored -> 3;
        };
    }
}
