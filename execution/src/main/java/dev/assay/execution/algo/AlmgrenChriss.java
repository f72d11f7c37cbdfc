package dev.assay.execution.algo;

/// Optimal execution with linear impact after Almgren & Chriss, "Optimal Execution of Portfolio Transactions", Journal of Risk 3 (2000):
/// the trajectory of equations 16 to 18, its expected cost (5) and variance (6), in discrete time.
///
/// Time and price units are the caller's, the same for all inputs. Uses [StrictMath], so the numbers are the same on every machine.
///
/// @param quantity X, to be traded
/// @param horizon T
/// @param steps N; τ = T ÷ N
/// @param volatility σ, price units per square root of time
/// @param fixedCost ε, half the spread and fees, price units
/// @param permanentImpact γ, price units per unit traded
/// @param temporaryImpact η, price units per unit traded per time
/// @param riskAversion λ, per unit of money
public record AlmgrenChriss(double quantity, double horizon, int steps, double volatility, double fixedCost, double permanentImpact,
        double temporaryImpact, double riskAversion) {
    public AlmgrenChriss {
        if (!(quantity >= 0 && horizon > 0 && steps >= 1 && volatility >= 0 && fixedCost >= 0 && permanentImpact >= 0 && riskAversion >= 0)
                || !(temporaryImpact > permanentImpact * horizon / steps / 2)) {
            throw new IllegalArgumentException("an execution needs numbers that are not negative, a horizon and steps above zero, and a"
                    + " temporary impact above half the permanent impact of one step");
        }
    }

    private double step() {
        return horizon / steps;
    }

    /// η̃ = η - γτ/2.
    private double effectiveImpact() {
        return temporaryImpact - permanentImpact * step() / 2;
    }

    /// κ, the urgency, per unit of time: 2 (cosh κτ - 1) ÷ τ² = λσ² ÷ η̃. Zero trades evenly.
    public double urgency() {
        double tau = step();
        double tilde = riskAversion * volatility * volatility / effectiveImpact();
        // cosh κτ - 1 = 2 sinh²(κτ/2), which keeps its digits where κ is tiny.
        double half = StrictMath.sqrt(tilde) * tau / 2;
        return 2 / tau * StrictMath.log(half + StrictMath.sqrt(half * half + 1));
    }

    /// Time in which what is left falls by the factor e: 1 ÷ κ; infinite where κ is zero.
    public double halfLife() {
        return 1 / urgency();
    }

    /// What is left after `k` steps: X sinh κ(T - kτ) ÷ sinh κT; X (1 - k ÷ N) where κ is zero.
    public double left(int k) {
        double kappa = urgency();
        double even = quantity * (steps - k) / steps;
        if (k <= 0 || k >= steps || kappa * horizon < 1e-9) {
            return k <= 0 ? quantity : k >= steps ? 0 : even;
        }
        double u = kappa * (horizon - k * step());
        double w = kappa * horizon;
        // sinh u ÷ sinh w without overflow: e^(u - w) (1 - e^-2u) ÷ (1 - e^-2w).
        return quantity * StrictMath.exp(u - w) * StrictMath.expm1(-2 * u) / StrictMath.expm1(-2 * w);
    }

    /// Expected cost against the arrival price, in money: ½γX² + εX + (η̃ ÷ τ) Σ n².
    public double expectedCost() {
        double squares = 0;
        for (int k = 1; k <= steps; k++) {
            double traded = left(k - 1) - left(k);
            squares += traded * traded;
        }
        return permanentImpact * quantity * quantity / 2 + fixedCost * quantity + effectiveImpact() / step() * squares;
    }

    /// Variance of the cost: σ²τ Σ x².
    public double variance() {
        double squares = 0;
        for (int k = 1; k <= steps; k++) {
            squares += left(k) * left(k);
        }
        return volatility * volatility * step() * squares;
    }
}
