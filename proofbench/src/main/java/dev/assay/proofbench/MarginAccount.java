package dev.assay.proofbench;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.proofbench.MarginTerms.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a margin account takes and lets through: initial margin of what is held and of everything that works must be covered by equity.
/// Single-threaded.
///
/// An instrument takes the larger margin of two worlds: all its working purchases fill, or all its working sales do. In each, an order first
/// closes what is held the other way; the rest opens at its limit, or at the last price where it has none.
final class MarginAccount implements AccountRules {
    private final Universe universe;
    private final MarginTerms terms;
    private final BrokerAccount account;
    private final VenueBook[] books;
    private final AccountValues values;

    MarginAccount(Universe universe, MarginTerms terms, BrokerAccount account, VenueBook[] books, AccountValues values) {
        this.universe = universe;
        this.terms = terms;
        this.account = account;
        this.books = books;
        this.values = values;
    }

    MarginTerms terms() {
        return terms;
    }

    AccountValues values() {
        return values;
    }

    /// Margin of what is held, in the account's currency.
    BigDecimal requirement(Level level) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Instrument instrument : universe.instruments()) {
            long units = account.units(instrument);
            if (units != 0) {
                sum = sum.add(requirement(instrument, units, level));
            }
        }
        return sum;
    }

    /// Margin of so many units, signed, at the last price, in the account's currency; nothing where no price is known.
    BigDecimal requirement(Instrument instrument, long units, Level level) {
        BigDecimal price = values.price(instrument);
        return price == null ? BigDecimal.ZERO : requirement(instrument, Math.abs(units), price, units > 0, level);
    }

    private BigDecimal requirement(Instrument instrument, long units, BigDecimal price, boolean isLong, Level level) {
        BigDecimal quantity = BigDecimal.valueOf(units, instrument.quantityScale());
        return values.inOwn(terms.requirement(instrument, quantity, price.max(BigDecimal.ZERO), isLong, level), instrument.currency());
    }

    /// What could be taken by more orders now: equity less initial margin of what is held and works; below zero where that is not covered.
    BigDecimal available() {
        return values.equity().subtract(taken(null, null));
    }

    @Override
    public @Nullable String refusal(Instrument instrument, Side side, long units, OrderTerms orderTerms, @Nullable RestingOrder replaced) {
        if (!enlarges(instrument, side == Side.BUY, units, replaced)) {
            return null;
        }
        if (instrument.contract() instanceof Contract.Option && side != Side.BUY) {
            return "this margin account has no rule for options sold short: buy them, or sell what is held";
        }
        if (values.price(instrument) == null && orderTerms.limitPx() == null) {
            return "no price of " + instrument.symbol() + " is known yet, so the margin of the order cannot be reckoned";
        }
        BigDecimal without = taken(instrument, replaced);
        BigDecimal before = worst(instrument, null, replaced);
        BigDecimal after = worst(instrument, new Entering(side == Side.BUY, units, orderTerms), replaced);
        BigDecimal available = values.equity().subtract(without).subtract(before);
        BigDecimal needed = after.subtract(before);
        return needed.signum() <= 0 || needed.compareTo(available) <= 0
                ? null
                : "the order takes " + money(needed) + " of initial margin, but " + money(available) + " are available: equity "
                        + money(values.equity()) + " less " + money(without.add(before)) + " for what is held and works";
    }

    /// Whether the order could open or enlarge a position, beside what works on its side.
    private boolean enlarges(Instrument instrument, boolean buy, long units, @Nullable RestingOrder replaced) {
        long opposite = buy ? -account.units(instrument) : account.units(instrument);
        long working = 0;
        for (RestingOrder order : books[instrument.number()].orders()) {
            if (order.buy() == buy && counts(order, replaced)) {
                working = Math.addExact(working, order.leavesUnits());
            }
        }
        return Math.addExact(working, units) > opposite;
    }

    /// An order at the door.
    private record Entering(boolean buy, long units, OrderTerms terms) {}

    /// Initial margin of what is held and works, but for one instrument.
    private BigDecimal taken(@Nullable Instrument without, @Nullable RestingOrder replaced) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Instrument instrument : universe.instruments()) {
            boolean counted = without == null || instrument.number() != without.number();
            if (counted && (account.units(instrument) != 0 || !books[instrument.number()].isEmpty())) {
                sum = sum.add(worst(instrument, null, replaced));
            }
        }
        return sum;
    }

    private BigDecimal worst(Instrument instrument, @Nullable Entering entering, @Nullable RestingOrder replaced) {
        return world(instrument, true, entering, replaced).max(world(instrument, false, entering, replaced));
    }

    /// Margin once every order of one side has filled.
    private BigDecimal world(Instrument instrument, boolean buys, @Nullable Entering entering, @Nullable RestingOrder replaced) {
        long held = account.units(instrument);
        long closing = buys ? Math.max(0, -held) : Math.max(0, held);
        BigDecimal sum = BigDecimal.ZERO;
        if (buys ? held > 0 : held < 0) {
            sum = requirement(instrument, held, Level.INITIAL);
        }
        List<RestingOrder> orders = books[instrument.number()].orders();
        for (RestingOrder order : orders) {
            if (order.buy() == buys && counts(order, replaced) && !shares(order, orders)) {
                long opens = opening(order.leavesUnits(), closing, order.terms());
                closing = Math.max(0, closing - order.leavesUnits());
                sum = sum.add(opened(instrument, opens, buys, order.terms()));
            }
        }
        if (entering != null && entering.buy() == buys) {
            long opens = opening(entering.units(), closing, entering.terms());
            closing = Math.max(0, closing - entering.units());
            sum = sum.add(opened(instrument, opens, buys, entering.terms()));
        }
        // What is left of the other side stays.
        return closing == 0 ? sum : sum.add(requirement(instrument, buys ? -closing : closing, Level.INITIAL));
    }

    private static boolean counts(RestingOrder order, @Nullable RestingOrder replaced) {
        return !order.equals(replaced) && !order.status.terminal();
    }

    /// Whether an order shares its quantity with one before it, so that only one of the two can fill.
    private static boolean shares(RestingOrder order, List<RestingOrder> orders) {
        for (RestingOrder other : orders) {
            if (other.equals(order)) {
                return false;
            }
            if (order.ocoId != 0 && other.ocoId == order.ocoId && other.buy() == order.buy() && !other.status.terminal()) {
                return true;
            }
        }
        return false;
    }

    private static long opening(long units, long closing, OrderTerms terms) {
        return terms.reduceOnly() ? 0 : Math.max(0, units - closing);
    }

    private BigDecimal opened(Instrument instrument, long units, boolean isLong, OrderTerms orderTerms) {
        if (units == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal price = orderTerms.limitPx() == null ? values.price(instrument) : orderTerms.limitPx().decimal();
        return price == null ? BigDecimal.ZERO : requirement(instrument, units, price, isLong, Level.INITIAL);
    }

    /// How much a market order would close of what is held, at the most: less what is on its way to be closed so.
    long closing(Instrument instrument) {
        long held = account.units(instrument);
        long closing = 0;
        for (RestingOrder order : books[instrument.number()].orders()) {
            if (order.ordType() == OrdType.MARKET && !order.status.terminal() && order.buy() == held < 0) {
                closing = Math.addExact(closing, order.leavesUnits());
            }
        }
        return Math.min(closing, Math.abs(held));
    }

    /// A quantity of whole lots that is at least so many units, and no more than may be.
    static Quantity lots(Instrument instrument, BigDecimal units, long most) {
        long lot = instrument.lotUnits();
        BigDecimal lots = units.divide(BigDecimal.valueOf(lot), 0, RoundingMode.CEILING);
        return instrument.quantity(Math.multiplyExact(lots.min(BigDecimal.valueOf(most / lot)).longValueExact(), lot));
    }

    String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + " " + values.own();
    }
}
