package dev.assay.proofbench;

import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Trail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order of the [NaiveVenue]. Prices are mirrored for sellers (multiplied by -1), so that every order wants a low price.
final class NaiveOrder {
    long id;
    final List<Long> earlierIds = new ArrayList<>();
    final boolean buy;
    OrderTerms terms;
    BigDecimal ordered;
    BigDecimal filled = BigDecimal.ZERO;
    BigDecimal traded = BigDecimal.ZERO;
    BigDecimal feesPaid = BigDecimal.ZERO;
    long arrived;
    boolean missedOpening;
    boolean triggered;
    boolean tested;
    String status = "NEW";
    final long group;
    /// Best price so far of a trailing stop, mirrored.
    @Nullable
    BigDecimal best;
    BigDecimal shown = BigDecimal.ZERO;
    boolean showsAnew;

    NaiveOrder(long id, boolean buy, OrderTerms terms, BigDecimal ordered, long group) {
        this.id = id;
        this.buy = buy;
        this.terms = terms;
        this.ordered = ordered;
        this.group = group;
        show();
    }

    boolean live() {
        return status.equals("NEW") || status.equals("PARTIALLY_FILLED");
    }

    BigDecimal left() {
        return live() ? ordered.subtract(filled) : BigDecimal.ZERO;
    }

    BigDecimal mirror(BigDecimal price) {
        return buy ? price : price.negate();
    }

    @Nullable
    BigDecimal limit() {
        return terms.limitPx() == null ? null : mirror(terms.limitPx().decimal());
    }

    /// The price it waits for, mirrored: a trailing stop's is the best price plus the distance, down to the cent.
    @Nullable
    BigDecimal stop() {
        if (terms.trail() != null) {
            return best == null ? null : best.add(distance(best)).setScale(2, RoundingMode.FLOOR);
        }
        return terms.stopPx() == null ? null : mirror(terms.stopPx().decimal());
    }

    private BigDecimal distance(BigDecimal from) {
        Trail trail = java.util.Objects.requireNonNull(terms.trail());
        return trail.trailBy() != null
                ? trail.trailBy().decimal()
                : from.abs().multiply(BigDecimal.valueOf(trail.trailBasisPoints(), 4)).setScale(4, RoundingMode.DOWN);
    }

    void follow(BigDecimal price) {
        if (terms.trail() != null && !triggered && (best == null || price.compareTo(best) < 0)) {
            best = price;
        }
    }

    boolean waits() {
        return !triggered && (terms.trail() != null || terms.stopPx() != null);
    }

    boolean touches() {
        return type().endsWith("IF_TOUCHED");
    }

    void show() {
        shown = terms.displayQty() == null ? BigDecimal.ZERO : terms.displayQty().decimal();
    }

    String type() {
        return terms.ordType().name();
    }

    String lasts() {
        return terms.timeInForce().name();
    }

    boolean isStop() {
        return type().startsWith("STOP") || type().startsWith("TRAILING");
    }

    BigDecimal fee() {
        BigDecimal fee = traded.multiply(new BigDecimal("0.005")).max(BigDecimal.ONE);
        return fee.setScale(6, RoundingMode.UNNECESSARY);
    }
}
