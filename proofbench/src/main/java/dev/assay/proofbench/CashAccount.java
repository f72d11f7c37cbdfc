package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cash account lets through: purchases that settled cash pays for, and sales of what is held. Single-threaded.
final class CashAccount implements AccountRules {
    /// Proceeds on their way.
    private record Pending(int day, Currency currency, long units) {}

    /// What was bought with proceeds on their way.
    private static final class Unpaid {
        final Instrument instrument;
        final int day;
        long units;

        Unpaid(Instrument instrument, int day, long units) {
            this.instrument = instrument;
            this.day = day;
            this.units = units;
        }
    }

    private final Universe universe;
    private final SettlementTerms terms;
    private final BrokerAccount account;
    private final VenueBook[] books;
    private final LastPrices prices;
    private final SettlementDates dates;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Unpaid> unpaid = new ArrayList<>();
    private long violations;

    CashAccount(Universe universe, SettlementTerms terms, BrokerAccount account, VenueBook[] books, LastPrices prices,
            SettlementDates dates) {
        this.universe = universe;
        this.terms = terms;
        this.account = account;
        this.books = books;
        this.prices = prices;
        this.dates = dates;
    }

    /// What has settled by an instant is on its way no more.
    void onInstant(long ts) {
        if (!pending.isEmpty() || !unpaid.isEmpty()) {
            int today = dates.date(ts);
            pending.removeIf(each -> each.day <= today);
            unpaid.removeIf(each -> each.day <= today || each.units == 0);
        }
    }

    /// Restates what was bought with proceeds on their way.
    void split(Instrument instrument, long numerator, long denominator) {
        for (Unpaid each : unpaid) {
            if (each.instrument.number() == instrument.number()) {
                each.units = FixedPoint.multiplyDivide(each.units, numerator, denominator, RoundingMode.UP);
            }
        }
    }

    @Override
    public @Nullable String refusal(Instrument instrument, Side side, long units, OrderTerms terms, @Nullable RestingOrder replaced) {
        if (side == Side.SELL_SHORT || side == Side.SELL && units > account.units(instrument)) {
            return "a cash account sells only what it holds: it holds " + instrument.quantity(account.units(instrument)) + " "
                    + instrument.symbol();
        }
        if (side != Side.BUY) {
            return null;
        }
        Currency currency = instrument.currency();
        BigDecimal need = cost(instrument, units, terms);
        BigDecimal reserved = reserved(currency, replaced);
        BigDecimal onItsWay = onItsWay(currency);
        BigDecimal usable = cash(currency);
        if (this.terms.unsettled() == SettlementTerms.Unsettled.REFUSE) {
            usable = usable.subtract(onItsWay);
        }
        if (need.add(reserved).compareTo(usable) <= 0) {
            return null;
        }
        return "the purchase takes " + money(need, currency) + (reserved.signum() == 0 ? "" : ", working ones " + money(reserved, currency))
                + ", but the cash account has " + money(usable, currency)
                + (this.terms.unsettled() == SettlementTerms.Unsettled.REFUSE && onItsWay.signum() != 0
                        ? " settled; " + money(onItsWay, currency) + " settle by " + LocalDate.ofEpochDay(lastDay(currency))
                        : "");
    }

    /// Takes note of an execution that is in the account's books.
    ///
    /// @param cashUnits what it moved in ledger units, fee included: negative for a purchase
    /// @return what is wrong with it, in words; empty for nothing
    String traded(Instrument instrument, long signedUnits, long cashUnits, long ts) {
        int day = dates.later(ts, terms.sessions(instrument, dates.date(ts)));
        Currency currency = instrument.currency();
        if (signedUnits > 0) {
            bought(instrument, signedUnits, -cashUnits, currency);
            return "";
        }
        String wrong = sold(instrument, -signedUnits);
        if (day > dates.date(ts)) {
            pending.add(new Pending(day, currency, cashUnits));
        }
        return wrong;
    }

    private void bought(Instrument instrument, long units, long paid, Currency currency) {
        BigDecimal settled = cash(currency).subtract(onItsWay(currency));
        if (settled.signum() < 0) {
            BigDecimal lacking = settled.negate().min(decimal(paid, currency));
            long part = paid <= 0
                    ? 0
                    : lacking.multiply(BigDecimal.valueOf(units)).divide(decimal(paid, currency), 0, RoundingMode.CEILING).longValueExact();
            unpaid.add(new Unpaid(instrument, lastDay(currency), Math.min(units, part)));
        }
    }

    private String sold(Instrument instrument, long units) {
        long open = 0;
        for (Unpaid each : unpaid) {
            open += each.instrument.number() == instrument.number() ? each.units : 0;
        }
        long paidFor = Math.max(0, account.units(instrument) + units - open);
        long violating = Math.min(open, units - paidFor);
        if (violating <= 0) {
            return "";
        }
        violations++;
        int until = 0;
        long left = violating;
        for (Unpaid each : unpaid) {
            if (each.instrument.number() == instrument.number() && left > 0) {
                long part = Math.min(left, each.units);
                each.units -= part;
                left -= part;
                until = Math.max(until, each.day);
            }
        }
        return "good-faith violation: " + instrument.quantity(violating) + " were bought with proceeds that settle on "
                + LocalDate.ofEpochDay(until);
    }

    /// How many sales were good-faith violations.
    long violations() {
        return violations;
    }

    /// Cash that has settled, in a currency.
    BigDecimal settled(Currency currency) {
        return cash(currency).subtract(onItsWay(currency));
    }

    private BigDecimal reserved(Currency currency, @Nullable RestingOrder replaced) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Instrument instrument : universe.instruments()) {
            if (instrument.currency().equals(currency)) {
                for (RestingOrder order : books[instrument.number()].orders()) {
                    if (order.buy() && !order.equals(replaced) && !order.status.terminal()) {
                        sum = sum.add(cost(instrument, order.leavesUnits(), order.terms()));
                    }
                }
            }
        }
        return sum;
    }

    private BigDecimal cost(Instrument instrument, long units, OrderTerms order) {
        BigDecimal price;
        if (order.limitPx() != null) {
            price = order.limitPx().decimal();
        } else {
            long last = prices.units(instrument);
            BigDecimal known = last == RiskView.NO_PRICE ? BigDecimal.ZERO : BigDecimal.valueOf(last, instrument.priceScale());
            BigDecimal from = order.stopPx() == null ? known : known.max(order.stopPx().decimal());
            price = from.multiply(BigDecimal.ONE.add(terms.marketBuffer()));
        }
        return price.multiply(instrument.quantity(units).decimal()).multiply(BigDecimal.valueOf(instrument.multiplier()));
    }

    private BigDecimal cash(Currency currency) {
        for (Money each : account.cash()) {
            if (each.currency().equals(currency)) {
                return decimal(each.units(), currency);
            }
        }
        return BigDecimal.ZERO;
    }

    private BigDecimal onItsWay(Currency currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Pending each : pending) {
            sum = each.currency.equals(currency) ? sum.add(decimal(each.units, currency)) : sum;
        }
        return sum;
    }

    private int lastDay(Currency currency) {
        int day = 0;
        for (Pending each : pending) {
            day = each.currency.equals(currency) ? Math.max(day, each.day) : day;
        }
        return day;
    }

    private static BigDecimal decimal(long units, Currency currency) {
        return BigDecimal.valueOf(units, currency.scale());
    }

    private static String money(BigDecimal amount, Currency currency) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + " " + currency;
    }
}
