package dev.assay.proofbench.statistics;

import dev.assay.proofbench.statistics.Figure.Unit;
import java.util.List;

/// Figures of how much was held and how much was traded. Fed session by session; memory does not grow. Single-threaded.
public final class ExposureFigures {
    private static final String GROUP = "Exposure";
    private static final double YEAR_NANOS = 365.25 * 86_400e9;

    private int sessions;
    private int invested;
    private double gross;
    private double net;
    private double mostGross;
    private double equity;
    private double positions;
    private double traded;
    private double fees;
    private double slippage;
    private int mostPositions;

    /// Nothing yet.
    public ExposureFigures() {}

    /// Takes a session's end. Amounts are in the account's currency.
    ///
    /// @param equityNow equity; sessions without any are left out
    /// @param grossExposure sum of the positions' absolute values
    /// @param netExposure their sum with signs
    /// @param openPositions how many instruments are held
    public void session(double equityNow, double grossExposure, double netExposure, int openPositions) {
        if (equityNow > 0) {
            sessions++;
            invested += grossExposure > 0 ? 1 : 0;
            gross += grossExposure / equityNow;
            net += netExposure / equityNow;
            mostGross = Math.max(mostGross, grossExposure / equityNow);
            equity += equityNow;
            positions += openPositions;
            mostPositions = Math.max(mostPositions, openPositions);
        }
    }

    /// Takes a fill. Amounts are in the account's currency; a reversal's are negative.
    public void fill(double notional, double fee, double slipped) {
        traded += notional;
        fees += fee;
        slippage += slipped;
    }

    /// The figures; none without a session.
    ///
    /// @param nanos from the first session's close to the last one's
    /// @param profit what the account gained in all
    public List<Figure> figures(long nanos, double profit) {
        if (sessions == 0) {
            return List.of();
        }
        double mean = equity / sessions;
        double years = nanos / YEAR_NANOS;
        double before = profit + fees + slippage;
        return List.of(
                figure("timeInMarket", "Time in the market", Unit.FRACTION, (double) invested / sessions,
                        "sessions that ended with a position ÷ all sessions"),
                figure("grossExposure", "Average gross exposure", Unit.FRACTION, gross / sessions,
                        "mean over sessions of the positions' absolute values ÷ equity"),
                figure("netExposure", "Average net exposure", Unit.FRACTION, net / sessions,
                        "mean over sessions of the positions ÷ equity"),
                figure("mostGross", "Highest gross exposure", Unit.FRACTION, mostGross, "at a session's end"),
                figure("positions", "Average positions", Unit.RATIO, positions / sessions, "instruments held at a session's end"),
                figure("mostPositions", "Most positions", Unit.COUNT, mostPositions, "at a session's end"),
                figure("traded", "Value traded", Unit.MONEY, traded, "price × quantity of every fill, both sides"),
                figure("turnover", "Turnover a year", Unit.FRACTION, years > 0 ? traded / 2 / mean / years : Double.NaN,
                        "half of the value traded ÷ average equity ÷ years: 100 % replaces the account once a year"),
                figure("beforeCosts", "Gain before trading costs", Unit.MONEY, before, "net gain + fees + slippage"),
                figure("feesShare", "Taken by fees", Unit.FRACTION, before > 0 ? fees / before : Double.NaN,
                        "commissions and fees of fills ÷ gain before trading costs"),
                figure("slippageCost", "Cost of slippage", Unit.MONEY, slippage,
                        "what the fill model moved prices against the orders; it is inside the fill prices"),
                figure("slippageShare", "Taken by slippage", Unit.FRACTION, before > 0 ? slippage / before : Double.NaN,
                        "cost of slippage ÷ gain before trading costs"));
    }

    private static Figure figure(String id, String name, Unit unit, double value, String definition) {
        return Figure.of(GROUP, id, name, unit, value, definition);
    }
}
