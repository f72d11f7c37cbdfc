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
            Object o = System.out;                                           | System.out reaches outside the run
            try { bar.close(); } catch (RuntimeException e) { e.printStackTrace(); } | RuntimeException.printStackTrace reaches outside
            Object e = Integer.getInteger("x");                              | Integer.getInteger reaches outside the run
            Object t = java.time.chrono.IsoChronology.INSTANCE.dateNow();    | dateNow reads a clock
            Object t = java.time.Clock.systemUTC();                          | Clock.systemUTC reads a clock
            java.util.Collections.shuffle(new java.util.ArrayList<>());      | Collections.shuffle draws randomness
            try { wait(); } catch (InterruptedException e) { }               | Object.wait leaves the loop's thread
            java.util.Arrays.parallelSort(new int[3]);                       | Arrays.parallelSort leaves the loop's thread
            java.util.stream.StreamSupport.stream(java.util.List.of(1).spliterator(), true).count(); | leaves the loop's thread
            Object m = java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.toMap(x -> x, x -> x, (a, b) -> a)); | hash order
            Object m = java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.groupingBy(x -> x)); | hash order
            java.util.function.Supplier<Object> m = java.util.HashMap::new;  | HashMap is in hash order
            int h = System.identityHashCode(bar);                            | differs between runs
            int h = java.math.RoundingMode.UP.hashCode();                    | differs between runs
            Object z = java.time.ZoneId.systemDefault();                     | depends on the machine's language or time zone
            String s = String.format("%f", 1.5);                             | depends on the machine's language or time zone
            java.util.function.UnaryOperator<String> u = String::toUpperCase; | depends on the machine's language or time zone
            Object o = java.lang.invoke.MethodHandles.lookup();              | could get around the rules
            assert bar.close() != null : "no close";                         | throw an IllegalStateException instead
            java.util.ServiceLoader.load(Strategy.class);                    | is not among what a strategy may use
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            synchronized void step() { }                                     | method step is synchronized
            record Sample(long at) { Sample { at += System.nanoTime(); } }   | System.nanoTime reads a clock
            interface Timed { default long at() { return System.nanoTime(); } } | System.nanoTime reads a clock
            interface Shared { double[] WINDOW = {1, 2}; }                   | static field WINDOW is a double[], which can change
            static class State { static int count; }                         | static field count can change
            static class State { static final StringBuilder TEXT = new StringBuilder(); } | static field TEXT is a StringBuilder
            static final State STATE = new State(); static class State { int count; } | static field STATE is a Mine$State
            enum Mode { ON, OFF; int count; }                                | field count of an enum can change
            Object later = new Object() { long at() { return System.nanoTime(); } }; | System.nanoTime reads a clock
            static long at = 1; static { at = 2; }                           | static field at can change
            final java.util.function.LongSupplier at = () -> { long t = System.nanoTime(); return t; }; | System.nanoTime reads a clock
            static class Worker extends Thread { }                           | Thread leaves the loop's thread
            static class Many extends java.util.ArrayList<String> { long n() { return parallelStream().count(); } } | leaves the loop's thread
            enum Mode { ON; static int number() { return ON.hashCode(); } }  | Enum.hashCode differs between runs
            native void step();                                              | method step is native
            protected void finalize() { }                                    | finalize runs when the garbage collector pleases
            """)
    void anOffenceInAMemberIsRefusedAtItsLine(String member, String words) {
        String source = "public class Mine implements dev.assay.signalcore.Strategy {\n\n    " + member + "\n}\n";
        assertThatThrownBy(() -> compiler.compile("Mine.java", source)).isInstanceOf(StrategyException.class)
                .hasMessageStartingWith("Mine.java:3: ").hasMessageContaining(words);
    }

    @Test
    void everyOffenceIsShownInLineOrder() {
        String source = """
                public class Mine implements dev.assay.signalcore.Strategy {
                    static class ALater {
                        long third = System.nanoTime();
                    }
                    long fourth = System.nanoTime();
                }
                """;
        assertThatThrownBy(() -> compiler.compile("Mine.java", source))
                .hasMessageMatching("Mine.java:3: [^\n]+\\R" + "Mine.java:5: [^\n]+");
    }

    @Test
    void aClassThatIsNamedAsOneOfThePlatformIsStillTheUsers() {
        String source = """
                package dev.assay.signalcore.strategy;
                public class EmaCross implements dev.assay.signalcore.Strategy {
                    @Override
                    public int warmUpBars(dev.assay.signalcore.Parameters parameters) {
                        return 77;
                    }
                }
                """;
        Strategy strategy = compiler.compile("EmaCross.java", source);
        assertThat(strategy.warmUpBars(dev.assay.signalcore.Parameters.of(java.util.List.of(), new java.util.TreeMap<>()))).isEqualTo(77);
    }

    @Test
    void compileErrorsShowFileLineMessageAndPlace() {
        assertThatThrownBy(() -> compiler.compile("Mine.java", withStatement("int x = bar.nothing();")))
                .isInstanceOf(StrategyException.class).hasMessageStartingWith("Mine.java:6: cannot find symbol").hasMessageContaining("^");
    }

    @Test
    void aClassThatIsNoStrategyIsRefused() {
        assertThatThrownBy(() -> compiler.compile("Mine.java", "public class Mine { }"))
                .hasMessageContaining("implement dev.assay.signalcore.Strategy");
        assertThatThrownBy(() -> compiler.compile("Mine.java", "class Other { }")).hasMessageContaining("holds no class Mine");
        assertThatThrownBy(() -> compiler.compile("Mine.java",
                "public class Mine implements dev.assay.signalcore.Strategy { public Mine(int x) { } }"))
                .hasMessageContaining("needs a public constructor without parameters");
        assertThatThrownBy(() -> compiler.compile("Mine.java", "public abstract class Mine implements dev.assay.signalcore.Strategy { }"))
                .hasMessageContaining("must be public, not abstract");
        assertThatThrownBy(() -> compiler.compile("Mine.java",
                "public class Mine implements dev.assay.signalcore.Strategy { public Mine() { throw new IllegalStateException(\"no\"); } }"))
                .hasMessageContaining("the constructor of Mine failed: java.lang.IllegalStateException: no");
        assertThatThrownBy(() -> compiler.compile("my-strategy.java", "class Mine { }")).hasMessageContaining("is named after its class");
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
                    private static final Param SIZE = Param.number("size", "1", "0", "1", "how much");
                    private static final Mode START = Mode.FLAT;
                    private final Runnable reset = () -> closesSeen = 0;
                    private int closesSeen;
                    private final TreeMap<String, Level> levels = new TreeMap<>();
                    private final List<Double> closes = new ArrayList<>();
                    private Mode mode = START;
                    @Override
                    public List<Param> parameters() {
                        reset.run();
                        return List.of(SIZE);
                    }
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
                        System.arraycopy(copy, 0, copy, 1, 2);
                        TreeMap<Mode, Long> counted = closes.stream()
                                .collect(java.util.stream.Collectors.groupingBy(c -> c > 1 ? Mode.LONG : Mode.FLAT, TreeMap::new,
                                        java.util.stream.Collectors.counting()));
                        try {
                            Objects.checkIndex(closes.size(), 10 + counted.size());
                        } catch (Throwable e) {
                            throw new IllegalStateException("more than " + String.format(Locale.ROOT, "%d", 10) + " " + e.getMessage(), e);
                        }
                        if (levels.values().stream().anyMatch(l -> l.price() > LIMIT)) {
                            context.targetPercent(bar.instrument(), 0.5);
                        }
                    }
                }
                """;
        Strategy strategy = compiler.compile("Mine.java", source);
        assertThat(strategy.parameters()).extracting(dev.assay.signalcore.Param::name).containsExactly("size");
    }
}
