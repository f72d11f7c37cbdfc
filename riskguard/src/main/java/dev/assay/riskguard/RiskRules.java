package dev.assay.riskguard;

import dev.assay.riskguard.controls.Band;
import dev.assay.riskguard.controls.Concentration.Group;
import dev.assay.riskguard.controls.Connection.OnDisconnect;
import dev.assay.riskguard.controls.ControlledDeployment.Stage;
import dev.assay.riskguard.controls.Limit;
import dev.assay.riskguard.controls.ShortSale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of [StandardPolicy] beside its [RiskLimits]. Immutable and thread-safe.
///
/// What is null, 0 or [Band#NONE] is *not configured*, and its control then rejects every order; but for `deployment`, which is off when
/// null. Durations are nanoseconds of event time.
///
/// @param creditThreshold largest value bought, sold and working in a day
/// @param maxNetExposure largest net exposure on either side
/// @param leverage gross exposure and margin
/// @param maxConcentration largest value in one instrument
/// @param groups instruments that belong together, and how much may lie in each
/// @param maxIntradayDrawdown largest fall from the day's peak
/// @param maxDrawdown largest fall from the run's peak
/// @param pace how often
/// @param prices how prices may lie and move
/// @param sliceWindowNanos how long a hard block for size is remembered
/// @param sessionOnly whether orders go out inside sessions only
/// @param shortSales when short sales may be made
/// @param onDisconnect what happens to working orders when the link to the broker is lost
/// @param deployment limits of a cautious start, or null
/// @param soft ids of controls whose blocks an operator may release, order by order
/// @param haltOn ids of controls whose breach halts the strategy
public record RiskRules(@Nullable Limit creditThreshold, @Nullable Limit maxNetExposure, Margin leverage, @Nullable Limit maxConcentration,
        List<Group> groups, @Nullable Limit maxIntradayDrawdown, @Nullable Limit maxDrawdown, Pace pace, Prices prices,
        long sliceWindowNanos, boolean sessionOnly, ShortSale.Rule shortSales, OnDisconnect onDisconnect, @Nullable Stage deployment,
        List<String> soft, List<String> haltOn) {
    private static final long SECOND = 1_000_000_000L;
    private static final Band WHOLE = Band.of(BigDecimal.ONE);
    private static final Band HALF = Band.of(new BigDecimal("0.5"));

    /// What the ready policy `standard` says.
    public static final RiskRules STANDARD = new RiskRules(part("100"), part("2"), new Margin(Band.of(BigDecimal.TWO), HALF, WHOLE),
            part("1"), List.of(), part("0.25"), part("0.5"), new Pace(100_000, 5, SECOND, 10_000),
            new Prices(WHOLE, WHOLE, 345_600 * SECOND, HALF, 60 * SECOND, WHOLE, Band.of(new BigDecimal("0.1"))), 60 * SECOND, false,
            ShortSale.Rule.ALLOWED, OnDisconnect.CANCEL_OPENING, null, List.of(), List.of());

    private static Limit part(String fraction) {
        return Limit.EquityFraction.of(new BigDecimal(fraction));
    }

    public RiskRules {
        groups = List.copyOf(groups);
        soft = List.copyOf(soft);
        haltOn = List.copyOf(haltOn);
        requireKnown("released", soft, StandardPolicy.softenable());
        requireKnown("set to halt", haltOn, StandardPolicy.controlIds());
    }

    /// The same with other soft blocks and breaches that halt.
    public RiskRules withBlocks(List<String> softOnes, List<String> halting) {
        return new RiskRules(creditThreshold, maxNetExposure, leverage, maxConcentration, groups, maxIntradayDrawdown, maxDrawdown, pace,
                prices, sliceWindowNanos, sessionOnly, shortSales, onDisconnect, deployment, softOnes, halting);
    }

    /// The same with another pace.
    public RiskRules withPace(Pace other) {
        return new RiskRules(creditThreshold, maxNetExposure, leverage, maxConcentration, groups, maxIntradayDrawdown, maxDrawdown, other,
                prices, sliceWindowNanos, sessionOnly, shortSales, onDisconnect, deployment, soft, haltOn);
    }

    /// The same with another rule for the loss of the link.
    public RiskRules withOnDisconnect(OnDisconnect other) {
        return new RiskRules(creditThreshold, maxNetExposure, leverage, maxConcentration, groups, maxIntradayDrawdown, maxDrawdown, pace,
                prices, sliceWindowNanos, sessionOnly, shortSales, other, deployment, soft, haltOn);
    }

    private static void requireKnown(String what, List<String> ids, List<String> known) {
        List<String> unknown = new ArrayList<>(ids);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no control that can be " + what + ": " + unknown.getFirst() + "; there are "
                    + String.join(", ", known));
        }
    }

    /// Gross exposure against equity.
    ///
    /// @param max largest multiple of equity
    /// @param initial margin on a position's value
    /// @param maxUse part of the equity that may be used for margin
    public record Margin(Band max, Band initial, Band maxUse) {}

    /// How often.
    ///
    /// @param maxOrdersPerDay most new and replaced orders in a trading day
    /// @param maxDuplicates most equal orders of a strategy in a window
    /// @param duplicatesPerNanos length of that window
    /// @param maxExecutionsPerDay most fills of a strategy in an instrument in a trading day
    public record Pace(int maxOrdersPerDay, int maxDuplicates, long duplicatesPerNanos, int maxExecutionsPerDay) {}

    /// How prices may lie and move.
    ///
    /// @param collar around the last price
    /// @param periodCollar around the price at the start of the period
    /// @param collarMaxAgeNanos oldest reference of the collar
    /// @param maxMove largest move inside a period at which market orders go out
    /// @param movePeriodNanos the period; positive
    /// @param maxJump largest change of one price to the next
    /// @param maxSpread widest quote
    public record Prices(Band collar, Band periodCollar, long collarMaxAgeNanos, Band maxMove, long movePeriodNanos, Band maxJump,
            Band maxSpread) {}
}
