package dev.assay.core.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Lot accounting a second time, slow and plain: a list of all trades, from which every figure is worked out anew. A cancelled trade is
/// deleted from the list. Forty digits, so that shares of a cost are as good as exact.
final class DecimalLots {
    private static final MathContext FORTY = new MathContext(40);

    private record Trade(String id, long units, BigDecimal price, long split) {}

    private static final class Lot {
        BigDecimal units;
        BigDecimal cost;

        Lot(BigDecimal units, BigDecimal cost) {
            this.units = units;
            this.cost = cost;
        }
    }

    private final LotMethod method;
    private final List<Trade> trades = new ArrayList<>();
    private List<Lot> lots = new ArrayList<>();
    private BigDecimal realized = BigDecimal.ZERO;
    private boolean known;

    DecimalLots(LotMethod method) {
        this.method = method;
    }

    void trade(String id, long units, BigDecimal price) {
        trades.add(new Trade(id, units, price, 0));
        known = false;
    }

    void split(long ratio) {
        trades.add(new Trade("", 0, BigDecimal.ZERO, ratio));
        known = false;
    }

    void cancel(String id) {
        trades.removeIf(trade -> trade.id.equals(id));
        known = false;
    }

    long units() {
        workOut();
        return lots.stream().map(lot -> lot.units).reduce(BigDecimal.ZERO, BigDecimal::add).longValueExact();
    }

    BigDecimal cost() {
        workOut();
        return lots.stream().map(lot -> lot.cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal realized() {
        workOut();
        return realized;
    }

    private void workOut() {
        if (known) {
            return;
        }
        known = true;
        lots = new ArrayList<>();
        realized = BigDecimal.ZERO;
        for (Trade trade : trades) {
            if (trade.split != 0) {
                lots.forEach(lot -> lot.units = lot.units.multiply(BigDecimal.valueOf(trade.split)));
            } else {
                apply(BigDecimal.valueOf(trade.units), trade.price);
            }
        }
    }

    private void apply(BigDecimal units, BigDecimal price) {
        BigDecimal left = units;
        while (left.signum() != 0 && !lots.isEmpty() && lots.getFirst().units.signum() == -left.signum()) {
            Lot lot = method == LotMethod.LIFO ? lots.getLast() : lots.getFirst();
            BigDecimal taken = lot.units.abs().min(left.abs()).multiply(BigDecimal.valueOf(left.signum()));
            BigDecimal part = lot.cost.multiply(taken.negate()).divide(lot.units, FORTY);
            realized = realized.subtract(taken.multiply(price)).subtract(part);
            lot.cost = lot.cost.subtract(part);
            lot.units = lot.units.add(taken);
            left = left.subtract(taken);
            if (lot.units.signum() == 0) {
                lots.remove(lot);
            }
        }
        if (left.signum() == 0) {
            return;
        }
        BigDecimal cost = left.multiply(price);
        if (method == LotMethod.AVERAGE && !lots.isEmpty()) {
            lots.getFirst().units = lots.getFirst().units.add(left);
            lots.getFirst().cost = lots.getFirst().cost.add(cost);
        } else {
            lots.add(new Lot(left, cost));
        }
    }
}
