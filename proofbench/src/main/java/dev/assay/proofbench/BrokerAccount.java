package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The broker's own books: cash by currency and net positions, from its own fills, fees and corporate actions. Shares nothing with the
/// portfolio that it is compared with.
final class BrokerAccount {
    private record Payment(long payTs, int currency, long units) {}

    private final Universe universe;
    private final List<Currency> currencies = new ArrayList<>();
    private final int[] currencyOf;
    private final long[] cash;
    private final long[] held;
    /// Long and short apart, or null where positions are netted.
    private final @Nullable SidePositions sides;
    private final List<Payment> payments = new ArrayList<>();
    private long nextPayTs = Long.MAX_VALUE;
    private @Nullable EntryCosts entries;

    BrokerAccount(Universe universe, Money deposit) {
        this(universe, deposit, false);
    }

    /// @param hedging whether long and short positions are kept apart, by sub-account
    BrokerAccount(Universe universe, Money deposit, boolean hedging) {
        this.sides = hedging ? new SidePositions(universe.size()) : null;
        this.universe = universe;
        this.currencyOf = new int[universe.size()];
        this.held = new long[universe.size()];
        currencies.add(deposit.currency());
        for (Instrument instrument : universe.instruments()) {
            if (!currencies.contains(instrument.currency())) {
                currencies.add(instrument.currency());
            }
            currencyOf[instrument.number()] = currencies.indexOf(instrument.currency());
        }
        this.cash = new long[currencies.size()];
        cash[0] = deposit.units();
    }

    /// Notes from now on what positions are opened for.
    EntryCosts entries() {
        EntryCosts kept = entries;
        if (kept == null) {
            kept = new EntryCosts(universe.size());
            entries = kept;
        }
        return kept;
    }

    /// Net position, signed, in units.
    long units(Instrument instrument) {
        return held[instrument.number()];
    }

    /// Books a trade of `signedUnits` that is worth `value` (without its sign) and costs `fee`.
    void trade(Instrument instrument, long signedUnits, Money value, Money fee) {
        int at = instrument.number();
        if (entries != null) {
            entries.traded(at, held[at], signedUnits, value.units());
        }
        held[at] = Math.addExact(held[at], signedUnits);
        long paid = signedUnits > 0 ? value.units() : -value.units();
        receive(currencyOf[at], -Math.addExact(paid, fee.units()));
    }

    /// Books where a trade goes that [#trade] has booked, where long and short are kept apart.
    ///
    /// @param number of its report
    void place(RestingOrder order, long signedUnits, long number) {
        if (sides != null) {
            sides.trade(order.owner, order.instrument().number(), signedUnits, order.terms().effect(), number);
        }
    }

    /// Takes back where a trade of `signedUnits` had gone.
    void takeBack(RestingOrder order, long signedUnits, long number) {
        if (sides != null) {
            sides.takeBack(order.owner, order.instrument().number(), signedUnits, order.terms().effect(), number);
        }
    }

    /// How much of the account's position, or of a sub-account's opposite side, a buy (+1) or a sale (-1) would close, in units.
    long reducible(int owner, Instrument instrument, int sign) {
        return sides == null ? Math.max(0, -sign * units(instrument)) : sides.reducible(owner, instrument.number(), sign);
    }

    /// Restates the holding; what is left of a whole unit is paid in cash at the last price, restated too.
    ///
    /// @param lastPriceUnits the last price before the split, or [RiskView#NO_PRICE]
    /// @throws IllegalStateException when a fraction must be paid and no price is known
    void split(CorporateAction.Split split, long lastPriceUnits) {
        Instrument instrument = split.instrument();
        int at = instrument.number();
        if (sides == null) {
            held[at] = split(split, held[at], lastPriceUnits);
        } else {
            long longs = split(split, sides.longs(at), lastPriceUnits);
            held[at] = longs + split(split, -sides.shorts(at), lastPriceUnits);
            sides.split(at, split.numerator(), split.denominator());
        }
    }

    /// What a holding becomes; the fraction is paid.
    private long split(CorporateAction.Split split, long units, long lastPriceUnits) {
        Instrument instrument = split.instrument();
        BigDecimal exact = BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(split.numerator()));
        BigDecimal[] parts = exact.divideAndRemainder(BigDecimal.valueOf(split.denominator()));
        if (parts[1].signum() != 0) {
            if (lastPriceUnits == RiskView.NO_PRICE) {
                throw new IllegalStateException(instrument.symbol() + ": a " + split.numerator() + " for " + split.denominator()
                        + " split leaves a fraction to be paid in cash, but no price is known yet");
            }
            long price = FixedPoint.multiplyDivide(lastPriceUnits, split.denominator(), split.numerator(), RoundingMode.HALF_EVEN);
            BigDecimal value = parts[1].multiply(BigDecimal.valueOf(price)).multiply(BigDecimal.valueOf(instrument.multiplier()));
            int drop = instrument.priceScale() + instrument.quantityScale() - instrument.currency().scale();
            BigDecimal paid = value.movePointLeft(drop).divide(BigDecimal.valueOf(split.denominator()), 0, RoundingMode.HALF_EVEN);
            receive(currencyOf[instrument.number()], paid.longValueExact());
        }
        return parts[0].longValueExact();
    }

    /// Takes what is held out of the account for cash, shares of another instrument, or both.
    void exchange(CorporateAction.Merger merger, long lastPriceUnits, long otherPriceUnits, long now) {
        Instrument old = merger.instrument();
        Instrument into = merger.into();
        long price = into == null || otherPriceUnits != RiskView.NO_PRICE || lastPriceUnits == RiskView.NO_PRICE
                ? otherPriceUnits
                : BigDecimal.valueOf(lastPriceUnits, old.priceScale()).subtract(merger.cash().decimal()).max(BigDecimal.ZERO)
                        .multiply(BigDecimal.valueOf(merger.denominator()))
                        .divide(BigDecimal.valueOf(merger.numerator()), into.priceScale(), RoundingMode.HALF_EVEN).unscaledValue()
                        .longValueExact();
        for (long holding : holdings(old)) {
            owe(old, merger.cash().decimal(), holding, merger.payTs(), now);
            if (into != null) {
                takeIn(into, holding, ratio(old, into, merger.numerator(), merger.denominator()), price);
            }
        }
        if (entries != null && into != null) {
            entries.move(old.number(), into.number());
        }
        move(old, into, merger.numerator(), merger.denominator());
        clear(old);
    }

    /// Pays the terminal value of what is held.
    void delist(CorporateAction.Delisting delisting, long now) {
        for (long holding : holdings(delisting.instrument())) {
            owe(delisting.instrument(), delisting.value().decimal(), holding, delisting.payTs(), now);
        }
        clear(delisting.instrument());
    }

    /// Takes in the shares that a holding of the parent receives.
    void spinOff(CorporateAction.SpinOff spin, long lastPriceUnits, long otherPriceUnits) {
        Instrument parent = spin.instrument();
        Instrument child = spin.child();
        long price = otherPriceUnits != RiskView.NO_PRICE || lastPriceUnits == RiskView.NO_PRICE
                ? otherPriceUnits
                : BigDecimal.valueOf(lastPriceUnits, parent.priceScale()).multiply(spin.basis().decimal())
                        .multiply(BigDecimal.valueOf(spin.denominator()))
                        .divide(BigDecimal.valueOf(spin.numerator()), child.priceScale(), RoundingMode.HALF_EVEN).unscaledValue()
                        .longValueExact();
        for (long holding : holdings(parent)) {
            takeIn(child, holding, ratio(parent, child, spin.numerator(), spin.denominator()), price);
        }
        move(parent, child, spin.numerator(), spin.denominator());
    }

    private long[] holdings(Instrument instrument) {
        int at = instrument.number();
        return sides == null ? new long[]{held[at]} : new long[]{sides.longs(at), -sides.shorts(at)};
    }

    private void owe(Instrument instrument, BigDecimal each, long holding, long payTs, long now) {
        BigDecimal amount = each.multiply(BigDecimal.valueOf(holding, instrument.quantityScale()))
                .multiply(BigDecimal.valueOf(instrument.multiplier()));
        long units = amount.setScale(instrument.currency().scale(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
        if (payTs <= now) {
            receive(currencyOf[instrument.number()], units);
        } else if (units != 0) {
            payments.add(new Payment(payTs, currencyOf[instrument.number()], units));
            nextPayTs = Math.min(nextPayTs, payTs);
        }
    }

    /// Units of one instrument for each of another, as numerator and denominator.
    private static long[] ratio(Instrument from, Instrument to, long numerator, long denominator) {
        return new long[]{Math.multiplyExact(numerator, FixedPoint.power(Math.max(0, to.quantityScale() - from.quantityScale()))),
                Math.multiplyExact(denominator, FixedPoint.power(Math.max(0, from.quantityScale() - to.quantityScale())))};
    }

    private void takeIn(Instrument into, long holding, long[] ratio, long priceUnits) {
        BigDecimal[] parts = BigDecimal.valueOf(holding).multiply(BigDecimal.valueOf(ratio[0]))
                .divideAndRemainder(BigDecimal.valueOf(ratio[1]));
        held[into.number()] = Math.addExact(held[into.number()], parts[0].longValueExact());
        if (parts[1].signum() == 0) {
            return;
        }
        if (priceUnits == RiskView.NO_PRICE) {
            throw new IllegalStateException(into.symbol() + ": a fraction of a share must be paid in cash, but no price is known yet");
        }
        BigDecimal value = parts[1].multiply(BigDecimal.valueOf(priceUnits)).multiply(BigDecimal.valueOf(into.multiplier()));
        int drop = into.priceScale() + into.quantityScale() - into.currency().scale();
        receive(currencyOf[into.number()],
                value.movePointLeft(drop).divide(BigDecimal.valueOf(ratio[1]), 0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private void move(Instrument from, @Nullable Instrument to, long numerator, long denominator) {
        if (sides != null && to != null) {
            long[] ratio = ratio(from, to, numerator, denominator);
            sides.add(from.number(), to.number(), ratio[0], ratio[1]);
        }
    }

    private void clear(Instrument instrument) {
        held[instrument.number()] = 0;
        if (entries != null) {
            entries.clear(instrument.number());
        }
        if (sides != null) {
            sides.clear(instrument.number());
        }
    }

    /// Notes a dividend on what is held now; cash moves at its pay time, through [#settle].
    void dividend(CorporateAction.CashDividend dividend, long now) {
        Instrument instrument = dividend.instrument();
        int at = instrument.number();
        if (sides == null) {
            pay(dividend, held[at]);
        } else {
            pay(dividend, sides.longs(at));
            pay(dividend, -sides.shorts(at));
        }
        settle(now);
    }

    private void pay(CorporateAction.CashDividend dividend, long holding) {
        if (holding == 0) {
            return;
        }
        Instrument instrument = dividend.instrument();
        BigDecimal amount = dividend.perShare().decimal().multiply(BigDecimal.valueOf(holding, instrument.quantityScale()))
                .multiply(BigDecimal.valueOf(instrument.multiplier()));
        long units = amount.setScale(instrument.currency().scale(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
        payments.add(new Payment(dividend.payTs(), currencyOf[instrument.number()], units));
        nextPayTs = Math.min(nextPayTs, dividend.payTs());
    }

    /// Moves the cash that is due.
    void settle(long now) {
        if (now < nextPayTs) {
            return;
        }
        nextPayTs = Long.MAX_VALUE;
        for (int i = 0; i < payments.size();) {
            Payment payment = payments.get(i);
            if (payment.payTs() <= now) {
                receive(payment.currency(), payment.units());
                payments.remove(i);
            } else {
                nextPayTs = Math.min(nextPayTs, payment.payTs());
                i++;
            }
        }
    }

    /// Takes a charge from the cash in its currency.
    void charge(Money charge) {
        receive(currencies.indexOf(charge.currency()), -charge.units());
    }

    private void receive(int currency, long units) {
        cash[currency] = Math.addExact(cash[currency], units);
    }

    List<Money> cash() {
        List<Money> all = new ArrayList<>();
        for (int i = 0; i < cash.length; i++) {
            all.add(new Money(cash[i], currencies.get(i)));
        }
        return all;
    }

    List<BrokerPosition> positions() {
        List<BrokerPosition> all = new ArrayList<>();
        for (Instrument instrument : universe.instruments()) {
            int at = instrument.number();
            if (sides == null) {
                add(all, instrument, held[at]);
            } else {
                add(all, instrument, sides.longs(at));
                add(all, instrument, -sides.shorts(at));
            }
        }
        return all;
    }

    private static void add(List<BrokerPosition> all, Instrument instrument, long units) {
        if (units != 0) {
            all.add(new BrokerPosition(instrument, instrument.quantity(units)));
        }
    }
}
