package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A limit for each strategy and instrument, resolved once when the policy is made: the tightest of all levels that name one. Immutable.
///
/// @param <T> the limit; null where no level has one
public final class Scoped<T> {
    private final @Nullable T forAll;
    private final List<@Nullable T> byPair;
    private final int instruments;

    private Scoped(@Nullable T forAll, List<@Nullable T> byPair, int instruments) {
        this.forAll = forAll;
        this.byPair = byPair;
        this.instruments = instruments;
    }

    /// One limit for all.
    public static <T> Scoped<T> uniform(@Nullable T limit) {
        return new Scoped<>(limit, List.of(), 0);
    }

    /// Looks a limit up by numbers.
    ///
    /// @param <T> the limit
    @FunctionalInterface
    public interface Lookup<T> {
        /// The limit of a strategy in an instrument, or null.
        @Nullable
        T of(int strategy, int instrument);
    }

    /// One limit for each strategy and instrument; where all are the same, as good as [#uniform].
    public static <T> Scoped<T> of(int strategies, int instruments, Lookup<T> lookup) {
        List<@Nullable T> all = new ArrayList<>();
        boolean same = true;
        for (int s = 0; s < strategies; s++) {
            for (int i = 0; i < instruments; i++) {
                T limit = lookup.of(s, i);
                all.add(limit);
                same &= java.util.Objects.equals(limit, all.getFirst());
            }
        }
        return all.isEmpty() || same ? uniform(all.isEmpty() ? null : all.getFirst()) : new Scoped<>(null, all, instruments);
    }

    /// The tighter of two limits, of which either may be missing.
    public static <T> @Nullable T tighter(@Nullable T one, @Nullable T other, BinaryOperator<T> tighter) {
        return one == null ? other : other == null ? one : tighter.apply(one, other);
    }

    /// The limit in force for an intent, or null.
    @Nullable
    T at(OrderIntent intent) {
        return instruments == 0 ? forAll : byPair.get(intent.strategy().number() * instruments + intent.instrument().number());
    }

    /// The same with each limit turned into something else.
    <R> Scoped<R> map(Function<T, R> change) {
        List<@Nullable R> all = new ArrayList<>();
        for (T each : byPair) {
            all.add(each == null ? null : change.apply(each));
        }
        return new Scoped<>(forAll == null ? null : change.apply(forAll), all, instruments);
    }

    /// The one limit, or null where there is none or there are several.
    @Nullable
    T only() {
        return forAll;
    }

    boolean uniform() {
        return instruments == 0;
    }
}
