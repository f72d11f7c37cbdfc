package dev.assay.riskguard;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.riskguard.controls.Limit;
import dev.assay.riskguard.controls.Scoped;
import dev.assay.riskguard.controls.StrategyLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Limits of other levels than the account: the firm, each strategy, each instrument. The tightest of all levels wins. Immutable.
///
/// A strategy's position and gross limits bound its own position; those of the firm and of an instrument bound the account's.
///
/// @param firm of the firm, whose one account the run trades
/// @param instruments the run's, in number order, with their limits
/// @param strategies the run's, in number order, with their limits
public record RiskLevels(Level firm, List<OfInstrument> instruments, List<OfStrategy> strategies) {
    /// No further levels, and every instrument may be traded by every strategy.
    public static final RiskLevels NONE = new RiskLevels(Level.NONE, List.of(), List.of());

    /// Limits of one level; null where it has none.
    ///
    /// @param maxOrderNotional largest value of one order
    /// @param maxOrderQuantity largest quantity of one order
    /// @param maxPositionNotional largest value of a position in one instrument
    /// @param maxPositionQuantity largest position in one instrument
    /// @param maxGrossExposure largest sum of |position|; not for an instrument
    /// @param maxNetExposure largest net exposure; for the firm
    /// @param creditThreshold largest value bought, sold and working in a day; for the firm
    /// @param maxOrdersPerDay most orders in a trading day; for a strategy
    public record Level(@Nullable Limit maxOrderNotional, @Nullable Quantity maxOrderQuantity, @Nullable Limit maxPositionNotional,
            @Nullable Quantity maxPositionQuantity, @Nullable Limit maxGrossExposure, @Nullable Limit maxNetExposure,
            @Nullable Limit creditThreshold, @Nullable Integer maxOrdersPerDay) {
        /// No limits.
        public static final Level NONE = new Level(null, null, null, null, null, null, null, null);
    }

    /// An instrument's limits.
    ///
    /// @param instrument which
    /// @param level its limits
    /// @param restricted whether no order in it may go out
    /// @param locate how much has been located for short sales, or null for nothing
    public record OfInstrument(Instrument instrument, Level level, boolean restricted, @Nullable Quantity locate) {}

    /// A strategy's limits.
    ///
    /// @param level its limits
    /// @param instruments what it may trade
    public record OfStrategy(Level level, List<Instrument> instruments) {
        public OfStrategy {
            instruments = List.copyOf(instruments);
        }
    }

    public RiskLevels {
        instruments = List.copyOf(instruments);
        strategies = List.copyOf(strategies);
    }

    private <T> Scoped<T> each(Scoped.Lookup<T> lookup) {
        return Scoped.of(strategies.size(), instruments.size(), lookup);
    }

    private boolean none() {
        return strategies.isEmpty() || instruments.isEmpty();
    }

    Scoped<Limit> orderValue(@Nullable Limit account) {
        Limit all = tighter(account, firm.maxOrderNotional);
        return none()
                ? Scoped.uniform(all)
                : each((s, i) -> tighter(all, tighter(strategies.get(s).level.maxOrderNotional,
                        instruments.get(i).level.maxOrderNotional)));
    }

    Scoped<Quantity> orderQuantity(@Nullable Quantity account) {
        Quantity all = tighter(account, firm.maxOrderQuantity);
        return none()
                ? Scoped.uniform(all)
                : each((s, i) -> tighter(all, tighter(strategies.get(s).level.maxOrderQuantity,
                        instruments.get(i).level.maxOrderQuantity)));
    }

    Scoped<Limit> positionValue(@Nullable Limit account) {
        Limit all = tighter(account, firm.maxPositionNotional);
        return none() ? Scoped.uniform(all) : each((s, i) -> tighter(all, instruments.get(i).level.maxPositionNotional));
    }

    Scoped<Quantity> positionQuantity(@Nullable Quantity account) {
        Quantity all = tighter(account, firm.maxPositionQuantity);
        return none() ? Scoped.uniform(all) : each((s, i) -> tighter(all, instruments.get(i).level.maxPositionQuantity));
    }

    Scoped<StrategyLimit.Own> ownOfStrategy() {
        return none() ? Scoped.uniform(null) : each((s, i) -> own(strategies.get(s).level));
    }

    private static StrategyLimit.@Nullable Own own(Level level) {
        return level.maxPositionNotional == null && level.maxPositionQuantity == null && level.maxGrossExposure == null
                ? null
                : new StrategyLimit.Own(level.maxPositionNotional, level.maxPositionQuantity, level.maxGrossExposure);
    }

    Scoped<Integer> ordersPerDay() {
        return none() ? Scoped.uniform(null) : each((s, i) -> strategies.get(s).level.maxOrdersPerDay);
    }

    Scoped<Boolean> given() {
        return none() ? Scoped.uniform(true) : each((s, i) -> strategies.get(s).instruments.contains(instruments.get(i).instrument));
    }

    Scoped<Boolean> restricted() {
        return none() ? Scoped.uniform(false) : each((s, i) -> instruments.get(i).restricted);
    }

    Scoped<Quantity> locates() {
        return none() ? Scoped.uniform(null) : each((s, i) -> instruments.get(i).locate);
    }

    List<Instrument> universe() {
        return instruments.stream().map(OfInstrument::instrument).toList();
    }

    static @Nullable Limit tighter(@Nullable Limit one, @Nullable Limit other) {
        return Scoped.tighter(one, other, Limit::tighter);
    }

    private static @Nullable Quantity tighter(@Nullable Quantity one, @Nullable Quantity other) {
        return Scoped.tighter(one, other, Quantity::min);
    }
}
