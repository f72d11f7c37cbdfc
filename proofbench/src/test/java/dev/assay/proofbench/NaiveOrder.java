package dev.assay.proofbench;

import dev.assay.core.order.OrderTerms;
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

    NaiveOrder(long id, boolean buy, OrderTerms terms, BigDecimal ordered) {
        this.id = id;
        this.buy = buy;
        this.terms = terms;
        this.ordered = ordered;
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

    @Nullable
    BigDecimal stop() {
        return terms.stopPx() == null ? null : mirror(terms.stopPx().decimal());
    }

    String type() {
        return terms.ordType().name();
    }

    String lasts() {
        return terms.timeInForce().name();
    }

    boolean isStop() {
        return terms.ordType().hasStop();
    }

    BigDecimal fee() {
        BigDecimal fee = traded.multiply(new BigDecimal("0.005")).max(BigDecimal.ONE);
        return fee.setScale(6, RoundingMode.UNNECESSARY);
    }
}
