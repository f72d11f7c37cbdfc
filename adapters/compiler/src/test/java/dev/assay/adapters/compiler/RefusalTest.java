package dev.assay.adapters.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.strategy.StrategyException;
import dev.assay.signalcore.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every rule has an offence that it catches, at its line; what honest strategies do passes.
class RefusalTest {
    private final InMemoryStrategyCompiler compiler = new InMemoryStrategyCompiler();

    private static String withStatement(String statement) {
        return """
                import dev.assay.core.market.Bar;
                import dev.assay.signalcore.*;
                public class Mine implements Strategy {
                    @Override
                    public void onBar(Bar bar, StrategyContext context) {
                        %s
                    }
                }
                """.formatted(statement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            long t = System.nanoTime();                                      | System.nanoTime reads a clock
            long t = System.currentTimeMillis();                             | System.currentTimeMillis reads a clock
            Object t = java.time.Instant.now();                              | Instant.now reads a clock
            Object t = java.time.LocalDate.now();                            | LocalDate.now reads a clock
            Object t = new java.util.Date();                                 | Date reads a clock
            double r = Math.random();                                        | Math.random draws randomness
            Object r = new java.util.Random(1);                              | Random draws randomness
            Object r = java.util.UUID.randomUUID();                          | UUID.randomUUID draws randomness
            Object r = java.util.random.RandomGenerator.getDefault();        | draws randomness
            System.out.println(bar);                                         | reaches outside the run
            Object e = System.getenv("HOME");                                | System.getenv reaches outside the run
            Object e = new java.io.File("x");                                | File reaches outside the run
            Object e = java.nio.file.Path.of("x");                           | Path.of reaches outside the run
            Object e = java.net.URI.create("x");                             | URI.create reaches outside the run
            Runtime.getRuntime().exit(1);                                    | reaches outside the run
            new Thread(() -> {}).start();                                    | leaves the loop's thread
            java.util.concurrent.CompletableFuture.completedFuture(1);       | leaves the loop's thread
            java.util.List.of(1).parallelStream().count();                   | leaves the loop's thread
            synchronized (this) { bar.close(); }                             | no lock is needed or allowed
            Object m = new java.util.HashMap<String, String>();              | hash order
            Object m = java.util.Set.of(1, 2);                               | hash order
            Object c = getClass().getDeclaredFields();                       | could get around the rules
            double x = Math.exp(1.5);                                        | use StrictMath.exp
            int h = new Object().hashCode();                                 | differs between runs
            java.util.function.LongSupplier t = System::nanoTime;            | System.nanoTime reads a clock
            Runnable r = () -> System.gc();                                  | reaches outside the run
            Object p = new javax.swing.JFrame();                             | is not among what a strategy may use
            """)
    void anOffenceIsRefusedAtItsLine(String statement, String words) {
        assertThatThrownBy(() -> compiler.compile("Mine.java", withStatement(statement))).isInstanceOf(StrategyException.class)
                .hasMessageStartingWith("Mine.java:6: ").hasMessageContaining(words);
    }

    @Test
    void aMutableStaticIsRefusedAtItsLine() {
        String source = """
                public class Mine implements dev.assay.signalcore.Strategy {
                    private static int count;
                    private static final double[] WINDOW = new double[3];
                    private static final int FINE = 3;
                    private static final String ALSO_FINE = "x";
                    private enum Mode { ON, OFF }
                }
                """;
        assertThatThrownBy(() -> compiler.compile("Mine.java", source)).isInstanceOf(StrategyException.class)
                .hasMessageContaining("Mine.java:2: static field count can change")
                .hasMessageContaining("Mine.java:3: static field WINDOW is a double[], which can change").hasMessageNotContaining("FINE")
                .hasMessageNotContaining("VALUES");
    }

    @Test
    void anOffenceInANestedClassIsFound() {
        String source = """
                public class Mine implements dev.assay.signalcore.Strategy {
                    static final class Inner {
                        long now() {
                            return System.nanoTime();
                        }
                    }
                }
                """;
        assertThatThrownBy(() -> compiler.compile("Mine.java", source)).hasMessageContaining("Mine.java:4: System.nanoTime reads a clock");
    }

    @Test
    void compileErrorsShowFileLineMessageAndPlace() {
        assertThatThrownBy(() -> compiler.compile("Mine.java", withStatement("int x = bar.nothing();")))
                .isInstanceOf(StrategyException.class).hasMessageStartingWith("Mine.java:6: cannot find symbol").hasMessageContaining("^");
    }

    @Test
    void aClassThatIsNoStrategyIsRefused() {
        assertThatThrownBy(() -> compiler.compile("Mine.java", "public class Mine { }")).hasMessageContaining("implement dev.assay.signalcore.Strategy");
        assertThatThrownBy(() -> compiler.compile("Mine.java", "class Other { }")).hasMessageContaining("holds no class Mine");
        assertThatThrownBy(() -> compiler.compile("Mine.java",
                "public class Mine implements dev.assay.signalcore.Strategy { public Mine(int x) { } }"))
                .hasMessageContaining("needs a public constructor without parameters");
    }

    @Test
    void whatHonestStrategiesDoPasses() {
        String source = """
                import dev.assay.core.market.*;
                import dev.assay.signalcore.*;
                import java.util.*;
                public class Mine implements Strategy {
                    enum Mode { LONG, FLAT }
                    record Level(double price, int count) { }
                    sealed interface Shape permits Round, Flat { }
                    record Round(int r) implements Shape { }
                    record Flat() implements Shape { }
                    private static final double LIMIT = 0.5;
                    private final TreeMap<String, Level> levels = new TreeMap<>();
                    private final List<Double> closes = new ArrayList<>();
                    private Mode mode = Mode.FLAT;
                    @Override
                    public void onBar(Bar bar, StrategyContext context) {
                        closes.add(bar.closeDouble());
                        double mean = closes.stream().mapToDouble(Double::doubleValue).average().orElse(0);
                        Shape shape = closes.size() > 3 ? new Round(3) : new Flat();
                        String text = switch (shape) { case Round r -> "round " + r.r(); case Flat f -> "flat"; };
                        switch (mode) { case LONG -> mode = Mode.FLAT; case FLAT -> mode = Mode.LONG; }
                        levels.put(text, new Level(Math.max(mean, StrictMath.log(2)), closes.size()));
                        int[] copy = new int[3];
                        Arrays.fill(copy, 1);
                        if (levels.values().stream().anyMatch(l -> l.price() > LIMIT)) {
                            context.targetPercent(bar.instrument(), 0.5);
                        }
                    }
                }
                """;
        Strategy strategy = compiler.compile("Mine.java", source);
        assertThat(strategy.parameters()).isEmpty();
    }
}
