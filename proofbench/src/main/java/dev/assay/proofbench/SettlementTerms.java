package dev.assay.proofbench;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;

/// The rules of a cash account: when trades settle, and what may be bought with money that has not. Immutable.
///
/// @param sessions sessions from trade to settlement, 0 to 3, or [#US_RULE]
/// @param unsettled what happens to purchases beyond settled cash
/// @param marketBuffer what a market order is taken to cost beyond the last price, as a fraction
public record SettlementTerms(int sessions, Unsettled unsettled, BigDecimal marketBuffer) {
    /// Three sessions until 2017-09-04, two until 2024-05-27, then one; options always one.
    public static final int US_RULE = -1;

    private static final long TWO = LocalDate.of(2017, 9, 5).toEpochDay();
    private static final long ONE = LocalDate.of(2024, 5, 28).toEpochDay();

    /// What happens to purchases beyond settled cash.
    public enum Unsettled {
        /// They are refused.
        REFUSE,
        /// They are taken as far as proceeds on their way pay for them; what is bought so and sold before those settle is a good-faith
        /// violation, which the execution says.
        FLAG
    }

    public SettlementTerms {
        if (sessions < US_RULE || sessions > 3) {
            throw new IllegalArgumentException("a trade settles after 0 to 3 sessions, not " + sessions);
        }
    }

    /// Sessions from a trade to its settlement.
    ///
    /// @param day trade date, as days since 1970-01-01
    int sessions(Instrument instrument, int day) {
        if (sessions != US_RULE) {
            return sessions;
        }
        return instrument.contract() instanceof Contract.Option || day >= ONE ? 1 : day >= TWO ? 2 : 3;
    }

    /// What is assumed, in words.
    public String assumptions() {
        String when = sessions == US_RULE
                ? "three sessions after the trade, from 2017-09-05 two, from 2024-05-28 one (SEC rule 15c6-1), options after one"
                : sessions == 0 ? "at once" : sessions + " session" + (sessions == 1 ? "" : "s") + " after the trade";
        String bought = switch (unsettled) {
            case REFUSE -> "a purchase that settled cash does not pay for is refused";
            case FLAG -> "purchases may use proceeds that have not settled; selling what they bought before those settle is a good-faith"
                    + " violation, which the execution's text says; shares that are paid for are sold first";
        };
        return "A cash account: proceeds settle " + when + ", and count from the close before that day; " + bought
                + "; nothing is sold short. Working purchases keep their money reserved: a market order at the last price plus "
                + marketBuffer.movePointRight(2).stripTrailingZeros().toPlainString() + " %, without fees.";
    }
}
