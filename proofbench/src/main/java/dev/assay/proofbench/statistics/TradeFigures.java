package dev.assay.proofbench.statistics;

import dev.assay.core.money.Money;
import dev.assay.proofbench.statistics.Figure.Unit;
import java.util.List;

/// Figures from round trips, by their gain after fees. Fed trip by trip in the order in which they closed; memory does not grow.
/// Single-threaded.
public final class TradeFigures {
    private static final String GROUP = "Round trips";
    private static final double DAY_NANOS = 86_400e9;

    private long wins;
    private long losses;
    private long even;
    private double won;
    private double lost;
    private double largestWin = Double.NaN;
    private double largestLoss = Double.NaN;
    private double heldNanos;
    private long streak;
    private long longestWins;
    private long longestLosses;
    private long excursions;
    private double adverseSum;
    private double favourableSum;
    private double worstAdverse;

    /// None yet.
    public TradeFigures() {}

    /// Takes a round trip.
    ///
    /// @param entryTs when it was opened, epoch ns UTC
    /// @param exitTs when it was closed, epoch ns UTC
    /// @param netPnl its gain after fees; of all trips in one currency
    public void accept(long entryTs, long exitTs, Money netPnl) {
        double net = netPnl.toDouble();
        heldNanos += exitTs - entryTs;
        if (net > 0) {
            wins++;
            won += net;
            largestWin = Double.isNaN(largestWin) ? net : Math.max(largestWin, net);
            streak = streak > 0 ? streak + 1 : 1;
            longestWins = Math.max(longestWins, streak);
        } else if (net < 0) {
            losses++;
            lost -= net;
            largestLoss = Double.isNaN(largestLoss) ? net : Math.min(largestLoss, net);
            streak = streak < 0 ? streak - 1 : -1;
            longestLosses = Math.max(longestLosses, -streak);
        } else {
            even++;
            streak = 0;
        }
    }

    /// Takes how far prices went against a round trip and for it, as fractions of its entry price.
    public void excursion(double adverse, double favourable) {
        excursions++;
        adverseSum += adverse;
        favourableSum += favourable;
        worstAdverse = Math.min(worstAdverse, adverse);
    }

    /// The figures; only the count where there was no trip.
    public List<Figure> figures() {
        long count = wins + losses + even;
        Figure trips = figure("roundTrips", "Round trips", Unit.COUNT, (double) count,
                "quantities opened by one fill and closed by one other");
        if (count == 0) {
            return List.of(trips);
        }
        double rate = (double) wins / count;
        double win = wins == 0 ? Double.NaN : won / wins;
        double loss = losses == 0 ? Double.NaN : lost / losses;
        double payoff = win / loss;
        return List.of(trips, figure("winRate", "Win rate", Unit.FRACTION, rate, "trips with a gain after fees ÷ all trips"),
                figure("payoff", "Payoff ratio", Unit.RATIO, payoff, "average win ÷ average loss"),
                figure("profitFactor", "Profit factor", Unit.RATIO, lost == 0 ? Double.NaN : won / lost, "sum of wins ÷ sum of losses"),
                figure("expectancy", "Expectancy", Unit.MONEY, (won - lost) / count, "average gain after fees of a trip"),
                figure("averageWin", "Average win", Unit.MONEY, win, "sum of wins ÷ their number"),
                figure("averageLoss", "Average loss", Unit.MONEY, -loss, "sum of losses ÷ their number"),
                figure("largestWin", "Largest win", Unit.MONEY, largestWin, "highest gain of a trip"),
                figure("largestLoss", "Largest loss", Unit.MONEY, largestLoss, "lowest gain of a trip"),
                figure("longestWins", "Longest run of wins", Unit.COUNT, (double) longestWins, "trips that won one after another, by exit"),
                figure("longestLosses", "Longest run of losses", Unit.COUNT, (double) longestLosses,
                        "trips that lost one after another, by exit"),
                figure("kelly", "Kelly fraction", Unit.FRACTION, rate - (1 - rate) / payoff,
                        "win rate - (1 - win rate) ÷ payoff ratio; not a recommendation"),
                figure("held", "Average time held", Unit.DAYS, heldNanos / count / DAY_NANOS, "from entry to exit"),
                figure("mae", "Average adverse excursion", Unit.FRACTION, excursions == 0 ? Double.NaN : adverseSum / excursions,
                        "MAE: furthest that prices went against a trip, ÷ entry price; bars that lie wholly between entry and exit"),
                figure("worstMae", "Worst adverse excursion", Unit.FRACTION, excursions == 0 ? Double.NaN : worstAdverse, "lowest MAE"),
                figure("mfe", "Average favourable excursion", Unit.FRACTION, excursions == 0 ? Double.NaN : favourableSum / excursions,
                        "MFE: furthest that prices went for a trip, ÷ entry price"));
    }

    private static Figure figure(String id, String name, Unit unit, double value, String definition) {
        return Figure.of(GROUP, id, name, unit, value, definition);
    }
}
