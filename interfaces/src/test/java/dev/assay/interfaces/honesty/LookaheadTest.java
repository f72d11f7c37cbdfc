package dev.assay.interfaces.honesty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.adapters.catalogue.Catalogue;
import dev.assay.adapters.holidays.BundledCalendars;
import dev.assay.adapters.journal.FileEventJournal;
import dev.assay.adapters.system.FileKillSwitch;
import dev.assay.application.config.ConfigLoader;
import dev.assay.application.config.ConfigOutcome;
import dev.assay.application.config.ConfigSources;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.CaptureReader;
import dev.assay.application.data.CaptureRequest;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataReader;
import dev.assay.application.honesty.Lookahead;
import dev.assay.application.run.JournalStore;
import dev.assay.application.run.RunPorts;
import dev.assay.application.run.ScratchRun;
import dev.assay.application.run.ScratchRuns;
import dev.assay.application.strategy.StrategyCompiler;
import dev.assay.core.event.EventJournal;
import dev.assay.core.market.Bar;
import dev.assay.interfaces.Wiring;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import dev.assay.signalcore.strategy.BuiltInStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The search for look-ahead bites what knows the future and lets pass what does not.
///
/// A one-file strategy cannot look ahead: it is shown one bar at a time, and the compiler refuses files, clocks and mutable statics. So the
/// peeking ones are planted at the ports: in the preparation of the data, and as a strategy that holds on to what the data port read.
class LookaheadTest {
    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

    /// What the data port handed out last, for the strategy that peeks.
    private static List<Bar> tape = List.of();

    @TempDir
    Path temp;

    /// Buys when the next close is higher and sells when it is lower, which only the tape can tell.
    public static final class Peeking implements Strategy {
        private int seen;

        /// Made by the port that compiles.
        public Peeking() {}

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            seen++;
            Bar next = seen < tape.size() ? tape.get(seen) : bar;
            if (next.closeUnits() != bar.closeUnits()) {
                context.targetPercent(bar.instrument(), next.closeUnits() > bar.closeUnits() ? 0.9 : 0);
            }
        }
    }

    /// The same rule on the bar that has closed.
    public static final class Following implements Strategy {
        private long before;

        /// Made by the port that compiles.
        public Following() {}

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (before != 0 && before != bar.closeUnits()) {
                context.targetPercent(bar.instrument(), bar.closeUnits() > before ? 0.9 : 0);
            }
            before = bar.closeUnits();
        }
    }

    @Test
    void aStrategyThatHoldsOnToTheDataIsFound() throws IOException {
        Lookahead.Result result = look(bars -> {
            tape = List.copyOf(bars);
            return bars;
        }, new Peeking(), "file: Peeking.java");
        assertThat(result.findings()).isNotEmpty();
        Lookahead.Finding first = result.findings().getFirst();
        assertThat(first.what().instrument()).isEqualTo("AAPL");
        assertThat(first.what().strategy()).isEqualTo("Peeking");
        assertThat(first.what().kind()).isEqualTo(ScratchRun.Kind.SIGNAL);
        assertThat(first.what().ts()).isLessThanOrEqualTo(first.cut());
        assertThat(first.what().one()).isNotEqualTo(first.what().other());
    }

    @Test
    void theSameRuleWithoutTheFuturePasses() throws IOException {
        Lookahead.Result result = look(bars -> bars, new Following(), "file: Following.java");
        assertThat(result.findings()).isEmpty();
        assertThat(result.signals()).isGreaterThan(500);
        assertThat(result.compared()).isGreaterThan(1_000);
    }

    /// Every bar carries the close of the next one: a join that is off by one row.
    @Test
    void dataThatIsOffByOneRowIsFound() throws IOException {
        UnaryOperator<List<Bar>> shifted = bars -> {
            List<Bar> all = new ArrayList<>();
            for (int i = 0; i < bars.size(); i++) {
                Bar bar = bars.get(i);
                all.add(withClose(bar, bars.get(Math.min(i + 1, bars.size() - 1)).closeUnits()));
            }
            return all;
        };
        assertThat(look(shifted, new Following(), "file: Following.java").findings()).isNotEmpty();
    }

    /// Prices are centred on the mean of the whole period, and the strategy trades on their level: scaling with hindsight.
    @Test
    void dataScaledByTheWholePeriodIsFound() throws IOException {
        UnaryOperator<List<Bar>> scaled = bars -> {
            double mean = bars.stream().mapToLong(Bar::closeUnits).average().orElse(1);
            return bars.stream().map(bar -> withClose(bar, Math.round(bar.closeUnits() / mean * 100_0000))).toList();
        };
        Lookahead.Result result = look(scaled, new Following(), "file: Following.java");
        assertThat(result.findings()).anySatisfy(each -> assertThat(each.what().kind()).isEqualTo(ScratchRun.Kind.FILL));
    }

    private static Bar withClose(Bar bar, long close) {
        return new Bar(bar.instrument(), bar.tsOpen(), bar.tsClose(), close, close, close, close, bar.volumeUnits());
    }

    private Lookahead.Result look(UnaryOperator<List<Bar>> preparation, Strategy strategy, String code) throws IOException {
        String name = strategy.getClass().getSimpleName();
        Files.writeString(temp.resolve(name + ".java"), "// " + name);
        String text = """
                data:
                  catalogue: %2$s/catalogue
                  sources:
                    - {files: [%1$s/AAPL.csv], mapping: %1$s/yahoo-daily.yaml}
                  instruments: [AAPL]
                  from: 2003-01-02
                  to: 2006-12-29
                strategy: {%3$s}
                """.formatted(EXAMPLES.resolve("data"), temp, code);
        return switch (ConfigLoader.load(ConfigSources.ofFile("test.yaml", text, temp), new Wiring().vocabulary())) {
            case ConfigOutcome.Ready ready -> new Lookahead(new ScratchRuns(ports(preparation, (file, source) -> strategy)))
                    .look(new Lookahead.Request(effective(ready), 16, 7));
            case ConfigOutcome.Refused refused -> throw new AssertionError(refused.text());
        };
    }

    private static EffectiveConfig effective(ConfigOutcome.Ready ready) {
        assertThat(BuiltInStrategies.names()).doesNotContain(ready.config().config().strategies().getFirst().id());
        return ready.config();
    }

    private static RunPorts ports(UnaryOperator<List<Bar>> preparation, StrategyCompiler compiler) {
        BundledCalendars calendars = new BundledCalendars();
        RunPorts.Catalogues catalogues = new RunPorts.Catalogues() {
            @Override
            public DataCatalogue open(Path root) {
                return new LeakyCatalogue(Catalogue.open(root, calendars), preparation);
            }

            @Override
            public DataReader embedded(Path root) {
                return Catalogue.embedded(root);
            }
        };
        JournalStore none = new JournalStore() {
            @Override
            public EventJournal create(Path directory, long segmentBytes) {
                return FileEventJournal.create(directory, FileEventJournal.Options.DEFAULT);
            }

            @Override
            public EventJournal resume(Path directory, long segmentBytes) {
                throw new AssertionError("a scratch run is not taken up again");
            }

            @Override
            public Frames open(Path directory) {
                throw new AssertionError("a scratch run reads no journal");
            }

            @Override
            public Frames recover(Path directory) {
                throw new AssertionError("a scratch run reads no journal");
            }
        };
        return new RunPorts(catalogues, calendars, compiler, new NoCaptures(), none, run -> {}, FileKillSwitch::new, () -> 0, () -> "test");
    }

    private static final class NoCaptures implements CaptureReader {
        @Override
        public List<String> formats() {
            return List.of();
        }

        @Override
        public CaptureFeed open(CaptureRequest request) {
            throw new AssertionError("no capture is read");
        }
    }
}
