package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.ConfigProblem;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.config.ParamCheck;
import dev.assay.application.session.SessionSetup.StrategySetup;
import dev.assay.application.strategy.StrategyCompiler;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.strategy.BuiltInStrategies;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the strategies of a config: built-in ones by name, one-file ones by compiling them; parameters checked against what each declares.
final class Strategies {
    private final EffectiveConfig config;
    private final StrategyCompiler compiler;
    /// Source text of one-file strategies by strategy id, for the package.
    private final TreeMap<String, SourceFile> sources = new TreeMap<>();

    /// A one-file strategy's source.
    record SourceFile(String name, String text) {}

    private Strategies(EffectiveConfig config, StrategyCompiler compiler) {
        this.config = config;
        this.compiler = compiler;
    }

    /// What was made.
    record Made(List<StrategySetup> setups, Map<String, SourceFile> sources) {
        /// The same strategies as new objects.
        Made again() {
            List<StrategySetup> fresh = new ArrayList<>();
            for (StrategySetup one : setups) {
                fresh.add(new StrategySetup(one.name(), again(one), one.parameters(), one.instruments(), one.allocation(),
                        one.timeframes()));
            }
            return new Made(fresh, sources);
        }

        private static Strategy again(StrategySetup one) {
            return one.strategy() instanceof LateStrategy late
                    ? new LateStrategy(fresh(one.name(), late.inner()), late.bars())
                    : fresh(one.name(), one.strategy());
        }

        private static Strategy fresh(String name, Strategy used) {
            try {
                Constructor<? extends Strategy> constructor = used.getClass().getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (ReflectiveOperationException e) {
                throw new RunException("strategy " + name + ": a new object of it cannot be made: it needs a constructor without"
                        + " parameters", e);
            }
        }
    }

    /// @param reader where sources are read
    /// @throws RunException with every problem found
    static Made make(EffectiveConfig config, Universe universe, StrategyCompiler compiler, SourceReader reader) {
        return new Strategies(config, compiler).all(universe, reader);
    }

    /// Where sources are read.
    @FunctionalInterface
    interface SourceReader {
        SourceFile read(String strategyId, Path file) throws IOException;
    }

    /// Reads sources where the config says.
    static SourceReader atConfiguredPaths(EffectiveConfig config) {
        return (id, file) -> new SourceFile(String.valueOf(file.getFileName()), Files.readString(config.resolve(file)));
    }

    /// Reads sources from a run package.
    static SourceReader inPackage(Path directory) {
        return (id, file) -> {
            String name = String.valueOf(file.getFileName());
            return new SourceFile(name, Files.readString(directory.resolve(RunFiles.STRATEGY).resolve(id).resolve(name)));
        };
    }

    private Made all(Universe universe, SourceReader reader) {
        List<StrategySetup> setups = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (AssayConfig.Strategy one : config.config().strategies()) {
            Strategy strategy = switch (one.code()) {
                case AssayConfig.Code.BuiltIn builtIn -> BuiltInStrategies.create(builtIn.name());
                case AssayConfig.Code.SourceFile source -> compile(one.id(), source.file(), reader);
            };
            String owner = one.code() instanceof AssayConfig.Code.BuiltIn builtIn ? builtIn.name() : one.id();
            switch (ParamCheck.check(owner, one.params(), strategy.parameters())) {
                case ParamCheck.Outcome.Valid valid -> {
                    strategy.problems(valid.parameters())
                            .forEach(
                                    problem -> problems.add(new ConfigProblem(one.params().origin(), one.params().path(), problem).text()));
                    setups.add(new StrategySetup(one.id(), late(strategy), valid.parameters(), instruments(one, universe),
                            one.allocation().doubleValue(), one.timeframes()));
                }
                case ParamCheck.Outcome.Invalid invalid -> invalid.problems().stream().map(ConfigProblem::text).forEach(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new RunException(problems);
        }
        return new Made(setups, sources);
    }

    private Strategy late(Strategy strategy) {
        long bars = config.config().execution().delayBars();
        return bars == 0 ? strategy : new LateStrategy(strategy, bars);
    }

    private Strategy compile(String id, Path file, SourceReader reader) {
        try {
            SourceFile source = reader.read(id, file);
            sources.put(id, source);
            return compiler.compile(source.name(), source.text());
        } catch (IOException e) {
            throw new RunException("strategy " + id + ": the file " + config.resolve(file) + " cannot be read ("
                    + (Files.exists(config.resolve(file)) ? e.getMessage() : "there is no such file")
                    + "); check strategy.file in the config", e);
        }
    }

    private static List<Instrument> instruments(AssayConfig.Strategy one, Universe universe) {
        List<Instrument> chosen = new ArrayList<>();
        for (String symbol : one.instruments()) {
            Instrument instrument = universe.find(symbol);
            if (instrument == null) {
                throw new RunException("strategy " + one.id() + " names " + symbol + ", which is not among data.instruments");
            }
            chosen.add(instrument);
        }
        return chosen.isEmpty() ? universe.instruments() : chosen;
    }
}
