package dev.assay.proofbench;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.risk.RiskView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/// Books what holding costs and earns in the broker's account, each charge with its own message: borrow fees, interest and financing at the
/// close of each session, funding at its times. Amounts are exact and rounded half-even once at the ledger's scale. Single-threaded.
final class Carry {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final Universe universe;
    private final CarryTerms terms;
    private final BrokerAccount account;
    private final Reports reports;
    private final LongToIntFunction dateOf;
    private final LongToIntFunction daysToNext;
    private final LastPrices prices;
    private long fundedTo = Long.MIN_VALUE;

    /// @param dateOf date of the session that an instant belongs to, as days since 1970-01-01
    /// @param daysToNext calendar days from that date to the next session's
    Carry(Universe universe, CarryTerms terms, BrokerAccount account, Reports reports, LastPrices prices,
            LongToIntFunction dateOf, LongToIntFunction daysToNext) {
        this.universe = universe;
        this.terms = terms;
        this.account = account;
        this.reports = reports;
        this.dateOf = dateOf;
        this.daysToNext = daysToNext;
        this.prices = prices;
    }

    /// Books the funding that has come due since the last instant, at the prices known before this one.
    void onInstant(long ts) {
        if (terms.funding().isEmpty()) {
            return;
        }
        if (fundedTo == Long.MIN_VALUE) {
            fundedTo = ts;
            return;
        }
        long from = fundedTo;
        fundedTo = ts;
        for (long day = Math.floorDiv(from, DAY_NANOS); day <= Math.floorDiv(ts, DAY_NANOS); day++) {
            for (CarryTerms.Funding funding : terms.funding()) {
                for (LocalTime time : funding.times()) {
                    long due = day * DAY_NANOS + time.toNanoOfDay();
                    if (due > from && due <= ts) {
                        fund(funding, due);
                    }
                }
            }
        }
    }

    private void fund(CarryTerms.Funding funding, long due) {
        Instrument instrument = funding.instrument();
        long held = account.units(instrument);
        if (held != 0) {
            book("funding:perpetual", instrument, value(instrument, held).multiply(funding.rate()),
                    instrument.quantity(held) + " " + instrument + " × " + price(instrument) + " × " + plain(funding.rate()), due);
        }
    }

    /// Books what the close of a session brings.
    void endSession(long ts) {
        int days = daysToNext.applyAsInt(ts);
        for (Instrument instrument : universe.instruments()) {
            BigDecimal rate = shortShares(instrument) ? terms.borrowRate(instrument) : null;
            if (rate != null) {
                borrow(instrument, rate, days, ts);
            }
        }
        for (CarryTerms.Fx fx : terms.fx()) {
            finance(fx, ts);
        }
        for (Money cash : account.cash()) {
            interest(cash, days, ts);
        }
    }

    private boolean shortShares(Instrument instrument) {
        Contract contract = instrument.contract();
        return account.units(instrument) < 0 && (contract instanceof Contract.Equity || contract instanceof Contract.Etf);
    }

    private void borrow(Instrument instrument, BigDecimal rate, int days, long ts) {
        long held = -account.units(instrument);
        String per = terms.collateral() == CarryTerms.Collateral.ROUNDED_102
                ? plain(perShare(instrument)) + " (102 % of " + price(instrument) + ", rounded up)"
                : price(instrument);
        book("borrow:shares", instrument, yearly(collateral(instrument, held).multiply(rate), days, terms.borrowDays()),
                instrument.quantity(held) + " " + instrument + " × " + per + " × " + plain(rate) + " × " + days + "/" + terms.borrowDays(),
                ts);
    }

    private BigDecimal collateral(Instrument instrument, long held) {
        return terms.collateral() == CarryTerms.Collateral.MARKET_VALUE
                ? value(instrument, held)
                : instrument.quantity(held).decimal().multiply(perShare(instrument));
    }

    private BigDecimal perShare(Instrument instrument) {
        return mark(instrument).multiply(new BigDecimal("1.02")).setScale(0, RoundingMode.CEILING);
    }

    private void finance(CarryTerms.Fx fx, long ts) {
        Instrument instrument = fx.instrument();
        long held = account.units(instrument);
        if (held == 0) {
            return;
        }
        boolean triple = LocalDate.ofEpochDay(dateOf.applyAsInt(ts)).getDayOfWeek() == fx.tripleDay();
        int days = triple ? 3 : 1;
        BigDecimal rate = held > 0 ? fx.longRate() : fx.shortRate();
        book("financing:fx", instrument, yearly(value(instrument, Math.abs(held)).multiply(rate), days, fx.days()),
                instrument.quantity(held) + " " + instrument + " × " + price(instrument) + " × " + plain(rate) + " × " + days + "/"
                        + fx.days(),
                ts);
    }

    private void interest(Money cash, int days, long ts) {
        BigDecimal balance = BigDecimal.valueOf(cash.units(), cash.currency().scale());
        if (balance.signum() < 0) {
            charge("interest:debit", balance.negate(), terms.debit(), 1, cash.currency(), days, ts);
        } else if (!terms.credit().isEmpty()) {
            BigDecimal free = balance.subtract(shortCollateral(cash.currency()));
            if (free.signum() > 0) {
                charge("interest:credit", free, terms.credit(), -1, cash.currency(), days, ts);
            }
        }
    }

    private BigDecimal shortCollateral(Currency currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Instrument instrument : universe.instruments()) {
            if (instrument.currency().equals(currency) && shortShares(instrument)) {
                sum = sum.add(collateral(instrument, -account.units(instrument)));
            }
        }
        return sum;
    }

    private void charge(String rule, BigDecimal balance, List<CarryTerms.Tier> tiers, int sign, Currency currency, int days, long ts) {
        BigDecimal yearly = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            CarryTerms.Tier tier = tiers.get(i);
            BigDecimal top = i + 1 < tiers.size() ? balance.min(tiers.get(i + 1).from()) : balance;
            if (top.compareTo(tier.from()) > 0) {
                yearly = yearly.add(top.subtract(tier.from()).multiply(tier.rate()));
            }
        }
        book(rule, null, currency, yearly(yearly, days, terms.interestDays()).multiply(BigDecimal.valueOf(sign)),
                balance.stripTrailingZeros().toPlainString() + " " + currency + ", " + plain(yearly) + " a year × " + days + "/"
                        + terms.interestDays(),
                ts);
    }

    private static BigDecimal yearly(BigDecimal amount, int days, int ofDays) {
        return amount.multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(ofDays), 18, RoundingMode.HALF_EVEN);
    }

    private void book(String rule, Instrument instrument, BigDecimal amount, String text, long ts) {
        book(rule, instrument, instrument.currency(), amount, text, ts);
    }

    private void book(String rule, @Nullable Instrument instrument, Currency currency, BigDecimal amount, String text, long ts) {
        BigInteger units = amount.setScale(currency.scale(), RoundingMode.HALF_EVEN).unscaledValue();
        if (units.signum() != 0) {
            Money money = new Money(units.longValueExact(), currency);
            account.charge(money);
            reports.answer(new AccountCharge(rule, instrument, money, text, ts));
        }
    }

    private BigDecimal value(Instrument instrument, long held) {
        return mark(instrument).multiply(instrument.quantity(held).decimal()).multiply(BigDecimal.valueOf(instrument.multiplier()));
    }

    private BigDecimal mark(Instrument instrument) {
        long units = prices.units(instrument);
        if (units == RiskView.NO_PRICE) {
            throw new IllegalStateException(instrument + " is held but has no price yet: what holding it costs cannot be reckoned");
        }
        return BigDecimal.valueOf(units, instrument.priceScale());
    }

    private String price(Instrument instrument) {
        return plain(mark(instrument));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
