package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// How an order is worked over time: the engine sends child orders on a schedule instead of all at once.
///
/// Times are counted from the instant of the signal. A schedule's cumulative quantities are rounded down to whole lots and what is left over
/// is carried to the next slice, so the children always add up to the parent.
public sealed interface Algo {
    /// More slices than this are refused.
    int MAX_SLICES = 10_000;

    /// Equal parts at equal distances: slice k of N is due at k × duration ÷ N, the first at once.
    ///
    /// @param durationNanos length of the schedule
    /// @param slices number of children
    record Twap(long durationNanos, int slices) implements Algo {
        public Twap {
            requireSchedule(durationNanos, slices);
        }

        @Override
        public String text() {
            return "twap " + durationNanos + " " + slices;
        }
    }

    /// Parts in proportion to an expected volume profile, at equal distances.
    ///
    /// @param durationNanos length of the schedule
    /// @param profile expected volume of each interval, in any unit; not negative, above zero in sum
    record Vwap(long durationNanos, List<Long> profile) implements Algo {
        public Vwap {
            profile = List.copyOf(profile);
            requireSchedule(durationNanos, profile.size());
            long sum = 0;
            for (long volume : profile) {
                if (volume < 0) {
                    throw new IllegalArgumentException("a volume profile must not be negative, but has " + volume);
                }
                sum = Math.addExact(sum, volume);
            }
            if (sum == 0) {
                throw new IllegalArgumentException("a volume profile needs a volume above zero");
            }
        }

        @Override
        public String text() {
            StringJoiner text = new StringJoiner(" ");
            text.add("vwap").add(Long.toString(durationNanos));
            profile.forEach(volume -> text.add(Long.toString(volume)));
            return text.toString();
        }
    }

    /// A share of the volume that trades, after each bar or trade; what is left when the time is over is not sent.
    ///
    /// @param durationNanos when it gives up
    /// @param rate share of the volume, above 0 and up to 1
    record Pov(long durationNanos, double rate) implements Algo {
        public Pov {
            requireSchedule(durationNanos, 1);
            if (!(rate > 0 && rate <= 1)) {
                throw new IllegalArgumentException("a participation rate must be above 0 and at most 1, not " + rate);
            }
        }

        @Override
        public String text() {
            return "pov " + durationNanos + " " + rate;
        }
    }

    /// Implementation shortfall: front-loaded by risk aversion, after Almgren & Chriss, "Optimal Execution of Portfolio Transactions" (2000),
    /// with linear impact.
    ///
    /// @param durationNanos T, length of the schedule
    /// @param slices N, number of children
    /// @param riskAversion λ per unit of money; 0 gives equal parts
    /// @param volatility σ, price units of currency per square root of the schedule's length
    /// @param temporaryImpact η, currency per unit traded per schedule length
    /// @param permanentImpact γ, currency per unit traded
    record Shortfall(long durationNanos, int slices, double riskAversion, double volatility, double temporaryImpact,
            double permanentImpact) implements Algo {
        public Shortfall {
            requireSchedule(durationNanos, slices);
            if (!(riskAversion >= 0 && volatility >= 0 && permanentImpact >= 0 && temporaryImpact > permanentImpact / (2.0 * slices))
                    || !Double.isFinite(riskAversion + volatility + temporaryImpact + permanentImpact)) {
                throw new IllegalArgumentException(
                        "implementation shortfall needs finite numbers: riskAversion, volatility and permanentImpact"
                                + " not negative, temporaryImpact above permanentImpact / (2 × slices); not " + riskAversion + ", "
                                + volatility
                                + ", " + permanentImpact + ", " + temporaryImpact);
            }
        }

        @Override
        public String text() {
            return "shortfall " + durationNanos + " " + slices + " " + riskAversion + " " + volatility + " " + temporaryImpact + " "
                    + permanentImpact;
        }
    }

    /// Length of the schedule in nanoseconds.
    long durationNanos();

    /// The algorithm in one line; [#parse] reads it back.
    String text();

    /// Reads what [#text] writes.
    ///
    /// @throws IllegalArgumentException when it is none
    static Algo parse(String text) {
        String[] words = text.split(" ", -1);
        if (words.length < 3) {
            throw noAlgo(text);
        }
        try {
            long duration = Long.parseLong(words[1]);
            return switch (words[0]) {
                case "twap" -> new Twap(duration, Integer.parseInt(words[only(text, words, 3)]));
                case "vwap" -> {
                    List<Long> profile = new ArrayList<>();
                    for (int i = 2; i < words.length; i++) {
                        profile.add(Long.parseLong(words[i]));
                    }
                    yield new Vwap(duration, profile);
                }
                case "pov" -> new Pov(duration, Double.parseDouble(words[only(text, words, 3)]));
                case "shortfall" -> {
                    only(text, words, 7);
                    yield new Shortfall(duration, Integer.parseInt(words[2]), Double.parseDouble(words[3]), Double.parseDouble(words[4]),
                            Double.parseDouble(words[5]), Double.parseDouble(words[6]));
                }
                default -> throw noAlgo(text);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number in the algorithm \"" + text + "\"", e);
        }
    }

    /// Refuses another number of words; the index of the first parameter.
    private static int only(String text, String[] words, int count) {
        if (words.length != count) {
            throw noAlgo(text);
        }
        return 2;
    }

    private static IllegalArgumentException noAlgo(String text) {
        return new IllegalArgumentException("no algorithm: \"" + text + "\"; expected twap, vwap, pov or shortfall with its numbers");
    }

    private static void requireSchedule(long durationNanos, int slices) {
        if (durationNanos <= 0 || slices < 1 || slices > MAX_SLICES) {
            throw new IllegalArgumentException("a schedule needs a positive duration and 1 to " + MAX_SLICES + " slices, not "
                    + durationNanos + " ns and " + slices);
        }
    }
}
