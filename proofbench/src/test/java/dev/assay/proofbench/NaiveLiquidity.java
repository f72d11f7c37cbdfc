package dev.assay.proofbench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the [NaiveVenue] remembers of volume: every bar, every quote and every trade of ours, searched anew for each question.
final class NaiveLiquidity {
    /// What an order meets.
    record Offer(String kind, long start, long datum, BigDecimal bid, BigDecimal bidSize, BigDecimal ask, BigDecimal askSize) {}

    private record Ended(long closed, BigDecimal volume) {}

    private record Taken(Offer from, boolean buy, BigDecimal quantity) {}

    private final @Nullable BigDecimal participation;
    private final BigDecimal impact;
    private List<Ended> bars = new ArrayList<>();
    private final List<Offer> quotes = new ArrayList<>();
    private final List<Taken> trades = new ArrayList<>();
    private Offer present = new Offer("NOTHING", 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /// @param participation part of the volume, or null for whole fills
    /// @param impact coefficient of the squared share, zero for none
    NaiveLiquidity(@Nullable BigDecimal participation, BigDecimal impact) {
        this.participation = participation;
        this.impact = impact;
    }

    void meet(Offer offer) {
        present = offer;
        if (offer.kind().equals("QUOTE")) {
            quotes.add(offer);
        }
    }

    void ended(long closed, BigDecimal volume) {
        bars.add(new Ended(closed, volume));
    }

    void took(boolean buy, BigDecimal quantity) {
        trades.add(new Taken(present, buy, quantity));
    }

    void split(BigDecimal numerator, BigDecimal denominator) {
        bars = new ArrayList<>(bars.stream()
                .map(bar -> new Ended(bar.closed(), bar.volume().multiply(numerator).divideToIntegralValue(denominator))).toList());
        quotes.clear();
    }

    private BigDecimal volume() {
        if (present.kind().equals("BAR") || present.kind().equals("TRADE")) {
            return present.askSize();
        }
        BigDecimal known = BigDecimal.ZERO;
        for (Ended bar : bars) {
            known = bar.closed() <= present.start() ? bar.volume() : known;
        }
        return known;
    }

    private BigDecimal gone(boolean buy) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Taken trade : trades) {
            boolean counts = switch (present.kind()) {
                case "QUOTE" -> trade.from().kind().equals("QUOTE") && trade.buy() == buy && stoodSince(trade.from(), buy);
                case "TRADE" -> trade.from().datum() == present.datum();
                default -> trade.from().start() >= lastEnd();
            };
            sum = counts ? sum.add(trade.quantity()) : sum;
        }
        return sum;
    }

    private long lastEnd() {
        long end = Long.MIN_VALUE;
        for (Ended bar : bars) {
            end = bar.closed() <= present.start() ? bar.closed() : end;
        }
        return end;
    }

    private boolean stoodSince(Offer then, boolean buy) {
        int first = quotes.indexOf(then);
        if (first < 0) {
            return false;
        }
        for (Offer quote : quotes.subList(first, quotes.size())) {
            if ((buy ? quote.ask().compareTo(present.ask()) : quote.bid().compareTo(present.bid())) != 0) {
                return false;
            }
        }
        return true;
    }

    /// The middle of a quote with both sides, or null.
    @Nullable
    BigDecimal middle() {
        return present.bidSize().signum() == 0 || present.askSize().signum() == 0
                ? null
                : present.bid().add(present.ask()).divide(BigDecimal.TWO);
    }

    /// How much of the quantity wanted is there.
    BigDecimal left(boolean buy, BigDecimal wanted) {
        if (participation == null) {
            return wanted;
        }
        BigDecimal offered = present.kind().equals("QUOTE")
                ? buy ? present.askSize() : present.bidSize()
                : volume().multiply(participation).setScale(0, RoundingMode.FLOOR);
        return offered.subtract(gone(buy)).min(wanted).max(BigDecimal.ZERO);
    }

    /// How far a fill of that quantity moves the price.
    BigDecimal move(boolean buy, BigDecimal price, BigDecimal quantity) {
        BigDecimal total = gone(buy).add(quantity);
        BigDecimal volume = volume();
        if (volume.compareTo(total) <= 0) {
            return impact.multiply(price.abs()).setScale(4, RoundingMode.HALF_UP);
        }
        return impact.multiply(price.abs()).multiply(total).multiply(total).divide(volume.multiply(volume), 4, RoundingMode.HALF_UP);
    }
}
