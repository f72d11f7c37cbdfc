package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.MarginCall.State;
import dev.assay.core.order.Side;
import dev.assay.proofbench.MarginTerms.Level;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongBinaryOperator;

/// The broker's margin desk: it calls, waits as long as it grants, and says what is to be closed by force. Single-threaded.
final class MarginDesk {
    private static final long NO_CALL = Long.MIN_VALUE;

    private record Candidate(Instrument instrument, long left, BigDecimal requirement) {}

    private final Universe universe;
    private final MarginAccount margin;
    private final BrokerAccount account;
    private final EntryCosts entries;
    private final Reports reports;
    private final LongBinaryOperator closes;
    /// What was said to be closed and is not yet, by instrument: how much, and what was held then.
    private final long[] asked;
    private final long[] heldThen;
    private long dueTs = NO_CALL;
    private boolean forced;

    /// @param closes close (epoch ns UTC) of the session so many after the one that an instant belongs to
    MarginDesk(Universe universe, MarginAccount margin, BrokerAccount account, Reports reports, LongBinaryOperator closes) {
        this.universe = universe;
        this.margin = margin;
        this.account = account;
        this.entries = account.entries();
        this.reports = reports;
        this.closes = closes;
        this.asked = new long[universe.size()];
        this.heldThen = new long[universe.size()];
    }

    /// Looks at the margin where it is time to.
    void check(long now, boolean sessionEnded) {
        if (!sessionEnded && !margin.terms().everyInstant()) {
            return;
        }
        if (sessionEnded) {
            // Orders for the day have ended: what they were to close and did not is asked for anew.
            Arrays.fill(asked, 0);
        }
        BigDecimal required = margin.requirement(Level.MAINTENANCE);
        if (required.signum() == 0 && dueTs == NO_CALL) {
            return;
        }
        BigDecimal equity = margin.values().equity();
        if (equity.compareTo(required) >= 0) {
            end(equity, required, now);
            return;
        }
        if (dueTs == NO_CALL) {
            call(equity, required, now);
        }
        if (now >= dueTs) {
            if (required.signum() == 0) {
                end(equity, required, now);
            } else {
                liquidate(equity, required, now);
            }
        }
    }

    private void call(BigDecimal equity, BigDecimal required, long now) {
        int grace = margin.terms().graceSessions();
        dueTs = grace == 0 ? now : closes.applyAsLong(now, grace);
        forced = false;
        say(State.CALLED, equity, required, "equity " + margin.money(equity) + " is below maintenance margin " + margin.money(required)
                + ": " + margin.money(required.subtract(equity)) + " are missing", now);
    }

    private void end(BigDecimal equity, BigDecimal required, long now) {
        if (dueTs == NO_CALL) {
            return;
        }
        String text = equity.compareTo(required) >= 0
                ? "equity " + margin.money(equity) + " covers maintenance margin " + margin.money(required)
                : "nothing is left to close: equity " + margin.money(equity);
        say(forced ? State.CLEARED : State.MET, equity, required, text, now);
        dueTs = NO_CALL;
    }

    private void say(State state, BigDecimal equity, BigDecimal required, String text, long now) {
        reports.answer(new MarginCall(state, money(equity), money(required), dueTs, null, null, null, text, now));
    }

    private Money money(BigDecimal amount) {
        return new Money(amount.setScale(margin.values().own().scale(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact(),
                margin.values().own());
    }

    /// Says what is to be closed so that, at the last prices, equity covers what is left; what is on its way to be closed counts as gone.
    private void liquidate(BigDecimal equity, BigDecimal required, long now) {
        Level level = margin.terms().to();
        List<Candidate> held = new ArrayList<>();
        BigDecimal left = BigDecimal.ZERO;
        for (Instrument instrument : universe.instruments()) {
            long units = account.units(instrument);
            if (units != 0) {
                long rest = Math.abs(units) - Math.max(underWay(instrument), margin.closing(instrument));
                BigDecimal takes = margin.requirement(instrument, Long.signum(units) * rest, level);
                left = left.add(takes);
                held.add(new Candidate(instrument, rest, takes));
            }
        }
        BigDecimal missing = left.subtract(equity.max(BigDecimal.ZERO));
        if (missing.signum() <= 0) {
            return;
        }
        held.sort(ranking());
        for (Candidate each : held) {
            BigDecimal part = margin.terms().order() == MarginTerms.Order.PRO_RATA
                    ? each.requirement.multiply(missing).divide(left, MathContext.DECIMAL128)
                    : missing.min(each.requirement);
            if (part.signum() > 0) {
                BigDecimal units = BigDecimal.valueOf(each.left).multiply(part).divide(each.requirement, MathContext.DECIMAL128);
                Quantity quantity = MarginAccount.lots(each.instrument, units.setScale(0, RoundingMode.CEILING), each.left);
                if (quantity.signum() > 0) {
                    close(each, quantity, equity, required, now);
                }
            }
            if (margin.terms().order() != MarginTerms.Order.PRO_RATA) {
                missing = missing.subtract(part);
            }
        }
    }

    private void close(Candidate what, Quantity quantity, BigDecimal equity, BigDecimal required, long now) {
        Instrument instrument = what.instrument;
        long held = account.units(instrument);
        forced = true;
        asked[instrument.number()] = underWay(instrument) + quantity.units();
        heldThen[instrument.number()] = Math.abs(held);
        Side side = held > 0 ? Side.SELL : Side.BUY;
        reports.answer(new MarginCall(State.LIQUIDATION, money(equity), money(required), dueTs, instrument, side, quantity,
                "MARGIN: equity " + margin.money(equity) + " against maintenance margin " + margin.money(required) + ": " + quantity
                        + " of "
                        + instrument.quantity(Math.abs(held)) + " " + instrument.symbol() + " are closed by force",
                now));
    }

    /// What was said to be closed of an instrument and has not been since.
    private long underWay(Instrument instrument) {
        int at = instrument.number();
        return Math.max(0, asked[at] - Math.max(0, heldThen[at] - Math.abs(account.units(instrument))));
    }

    private Comparator<Candidate> ranking() {
        return switch (margin.terms().order()) {
            case LARGEST_LOSS -> Comparator.comparing(each -> gain(each.instrument));
            case LARGEST_POSITION -> Comparator.comparing(each -> value(each.instrument).negate());
            case NEWEST -> Comparator.comparingLong(each -> -entries.addedAt(each.instrument.number()));
            case PRO_RATA -> Comparator.comparingInt(each -> each.instrument.number());
        };
    }

    private BigDecimal value(Instrument instrument) {
        return margin.values().value(instrument, Math.abs(account.units(instrument)));
    }

    /// What a position has gained since it was opened, in the account's currency.
    private BigDecimal gain(Instrument instrument) {
        BigDecimal cost = BigDecimal.valueOf(entries.cost(instrument.number()), instrument.currency().scale());
        return margin.values().value(instrument, account.units(instrument)).subtract(margin.values().inOwn(cost, instrument.currency()));
    }
}
