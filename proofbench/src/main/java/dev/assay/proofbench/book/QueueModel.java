package dev.assay.proofbench.book;

import java.util.List;
import java.util.Locale;

/// Where in the queue at its price an order stands, when only the total of the level is known (L2).
///
/// An order joins at the end. What trades at its price comes off the front. What else leaves the level was cancelled, before us or behind us: the models differ in
/// what they make of that. With `f` before and `b` behind us, a fraction `1 - p` of what was cancelled stood before us, where `p` is
/// `b^n / (b^n + f^n)` (power), `1 - (f / (f + b))^n` (power-share) or `ln(1+b) / (ln(1+b) + ln(1+f))` (log). As the queue models of hftbacktest
/// (`RiskAdverseQueueModel`, `ProbQueueModel` with `PowerProbQueueFunc`, `PowerProbQueueFunc3` and `LogProbQueueFunc`). Bit-identical on every machine
/// (`StrictMath`).
///
/// @param kind how cancels are shared out
/// @param exponent the power; means something only for the kinds that take one
public record QueueModel(Kind kind, double exponent) {
    /// The model of a run that names none.
    public static final QueueModel DEFAULT = new QueueModel(Kind.RISK_AVERSE, 2);

    /// How cancels are shared out between those before and those behind us.
    public enum Kind {
        /// All behind.
        RISK_AVERSE(
                "We move up only by what trades at our price, or where the whole level is smaller than what was before us; every cancel is"
                        + " taken to be behind us.",
                "Choose it by default: it never flatters."),
        /// By powers of the two quantities.
        POWER("Cancels are before or behind us by the powers of the two quantities, b^n / (b^n + f^n) being the part behind.",
                "Choose it, with an exponent fitted to fills of your own, where the risk-averse model fills too rarely."),
        /// By a power of the share before us.
        POWER_SHARE("Cancels are before or behind us by a power of the share before us, 1 - (f / (f + b))^n being the part behind.",
                "Choose it as another shape to fit where `power` does not."),
        /// By logarithms of the two quantities.
        LOG("Cancels are before or behind us by the logarithms of the two quantities, ln(1+b) / (ln(1+b) + ln(1+f)) being the part behind,"
                + " quantities counted in whole units of the instrument.", "Choose it where levels are deep: it gives nearly even parts.");

        private final String assumptions;
        private final String whenToChoose;

        Kind(String assumptions, String whenToChoose) {
            this.assumptions = assumptions;
            this.whenToChoose = whenToChoose;
        }

        /// Its name in the config.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// What is assumed, in words.
        public String assumptions() {
            return assumptions;
        }

        /// When to choose it, in one sentence.
        public String whenToChoose() {
            return whenToChoose;
        }
    }

    public QueueModel {
        if (!(exponent > 0 && exponent <= 100)) {
            throw new IllegalArgumentException("an exponent of " + exponent + " is out of range: expected more than 0 and at most 100");
        }
    }

    /// The names of the kinds.
    public static List<String> ids() {
        return List.of(Kind.values()).stream().map(Kind::id).toList();
    }

    /// The part of what was cancelled that stood behind us.
    ///
    /// @param front before us, as a quantity; not negative
    /// @param back behind us, as a quantity; not negative
    public double behind(double front, double back) {
        if (front + back == 0) {
            return 1;
        }
        return switch (kind) {
            case RISK_AVERSE -> 1;
            case POWER -> StrictMath.pow(back, exponent) / (StrictMath.pow(back, exponent) + StrictMath.pow(front, exponent));
            case POWER_SHARE -> 1 - StrictMath.pow(front / (front + back), exponent);
            case LOG -> StrictMath.log1p(back) / (StrictMath.log1p(back) + StrictMath.log1p(front));
        };
    }

    /// What is before us after the level has changed; all of it in the same unit.
    ///
    /// @param front before us until now
    /// @param before size of the level until now
    /// @param cancelled what left the level without trading; negative where it grew
    /// @param after size of the level now
    /// @param one how many of that unit make a quantity of one
    public double front(double front, double before, double cancelled, double after, double one) {
        if (cancelled <= 0 || kind == Kind.RISK_AVERSE) {
            return Math.min(front, after);
        }
        double back = Math.max(0, before - front);
        double behind = behind(Math.max(0, front) / one, back / one);
        double estimate = front - (1 - behind) * cancelled + Math.min(back - behind * cancelled, 0);
        return Math.min(estimate, after);
    }

    /// What is assumed, in words.
    public String assumptions() {
        return kind.assumptions() + (kind == Kind.POWER || kind == Kind.POWER_SHARE ? " Here n is " + exponent + "." : "");
    }
}
