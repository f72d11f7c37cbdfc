package dev.assay.benchmarks;

import dev.assay.benchmarks.SyntheticBars.Wave;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The whole journey at speed: EMA 10/20 cross over ten million minute bars of one instrument, with few orders (one per 10,000 bars) and with
/// many (one per 20), beside a bare loop over the same closes and ta4j's backtest of the same rule, which has no orders, risk or journal.
///
/// ```
/// mvn -q -pl benchmarks -am -DskipTests package
/// java -XX:FreqInlineSize=600 -XX:InlineSmallCode=5000 -cp … dev.assay.benchmarks.EngineRun few|many [bars] [rounds]
/// ```
///
/// Rates are per second of the loop's own processor time, so that other work on the machine does not count.
public final class EngineRun {
    private static final List<Instrument> ACME = List.of(Instrument.equity(0, "ACME", "XNYS", Currency.USD));
    private static final long MINUTE = 60_000_000_000L;
    private static final Wave FEW = new Wave(20_000, 1);
    private static final Wave MANY = new Wave(40, 10);
    private static final int TA4J_BARS = 1_000_000;

    private EngineRun() {}

    /// Runs and prints.
    public static void main(String[] args) throws IOException {
        String only = args.length > 0 ? args[0] : "few";
        int bars = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Wave wave = switch (only) {
            case "few" -> FEW;
            case "many" -> MANY;
            default -> throw new IllegalArgumentException("few or many, not " + only);
        };
        System.out.printf(Locale.ROOT, "%-34s %10s %10s %10s %12s %10s %10s%n", "run", "M bars/s", "orders", "rejected", "orders/s",
                "bytes/bar", "events");
        for (int round = 1; round <= rounds; round++) {
            double bare = calibrate(bars, wave);
            engine("engine, " + only + " orders", bars, wave, bare);
            print("ta4j, no orders, risk or journal", TA4J_BARS / Ta4jCross.seconds(wave, TA4J_BARS) / 1e6, bare, "");
        }
    }

    private static double calibrate(int bars, Wave wave) {
        long[] closes = new long[bars];
        for (int i = 0; i < bars; i++) {
            closes[i] = wave.close(i, 0);
        }
        Meter meter = new Meter();
        double fast = closes[0];
        double slow = closes[0];
        int crosses = 0;
        boolean above = false;
        for (long close : closes) {
            fast += 2.0 / 11 * (close - fast);
            slow += 2.0 / 21 * (close - slow);
            if (fast > slow != above) {
                above = !above;
                crosses++;
            }
        }
        double rate = bars / meter.seconds() / 1e6;
        print("bare loop, two EMAs", rate, rate, String.format(Locale.ROOT, "%10d crosses", crosses));
        return rate;
    }

    private static void engine(String name, int bars, Wave wave, double bare) throws IOException {
        Bench.Measured run = Bench.run(ACME, new SyntheticBars(ACME, wave, bars, MINUTE));
        print(name, bars / run.seconds() / 1e6, bare, String.format(Locale.ROOT, "%10d %10d %12.0f %10.0f %10d", run.orders(),
                run.rejections(), run.orders() / run.seconds(), (double) run.allocatedBytes() / bars, run.events()));
    }

    private static void print(String name, double rate, double bare, String more) {
        System.out.printf(Locale.ROOT, "%-34s %10.2f %s   (1/%.0f of the bare loop)%n", name, rate, more, bare / rate);
    }
}
