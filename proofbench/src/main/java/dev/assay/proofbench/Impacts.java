package dev.assay.proofbench;

/// The impact models that measure volatility and volume.
public final class Impacts {
    private Impacts() {}

    /// `coefficient × volatility × √share`; a coefficient near one fits most markets.
    ///
    /// @param window bars over which volatility and volume are measured, 3 to 512
    /// @throws IllegalArgumentException when a number is out of range
    public static Slippage squareRoot(double coefficient, int window) {
        return new MarketImpact("square-root", 0, coefficient, 0.5, window);
    }

    /// Half a permanent part that is linear in the share, and a temporary part: the form of Almgren and others (2005), who estimate 0.314,
    /// 0.142 and 0.6 for US shares.
    ///
    /// @throws IllegalArgumentException when a number is out of range
    public static Slippage almgren(double permanent, double temporary, double exponent, int window) {
        return new MarketImpact("almgren", permanent, temporary, exponent, window);
    }
}
