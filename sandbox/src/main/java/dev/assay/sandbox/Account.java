package dev.assay.sandbox;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.proofbench.SimulatedBroker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The account's figures as Alpaca reckons them, and what they allow. Used under the venue's lock.
final class Account {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal MAINTENANCE = new BigDecimal("0.3");
    private static final int RATIO_DIGITS = 8;

    private final SimulatedBroker broker;
    private final Assets assets;
    private final Holdings holdings;
    private final Currency currency;
    private final int multiplier;
    private final String id;
    private final long createdAt;
    private BigDecimal lastEquity;

    Account(SimulatedBroker broker, Assets assets, Holdings holdings, Money cash, int multiplier, String id, long createdAt) {
        this.broker = broker;
        this.assets = assets;
        this.holdings = holdings;
        this.currency = cash.currency();
        this.multiplier = multiplier;
        this.id = id;
        this.createdAt = createdAt;
        this.lastEquity = decimal(cash);
    }

    static BigDecimal decimal(Money money) {
        return BigDecimal.valueOf(money.units(), money.currency().scale());
    }

    String id() {
        return id;
    }

    BigDecimal cash() {
        for (Money one : broker.cash()) {
            if (one.currency().equals(currency)) {
                return decimal(one);
            }
        }
        return BigDecimal.ZERO;
    }

    private BigDecimal value(int sign) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Instrument instrument : assets.universe().instruments()) {
            if (holdings.qty(instrument).signum() == sign) {
                sum = sum.add(holdings.value(instrument));
            }
        }
        return sum;
    }

    BigDecimal equity() {
        return cash().add(value(1)).add(value(-1));
    }

    void newDay() {
        lastEquity = equity();
    }

    /// What an order of that price ties up: only what opens or adds to a position does.
    private BigDecimal tiedUp(Instrument instrument, Side side, BigDecimal qty, OrderTerms terms) {
        BigDecimal held = holdings.qty(instrument);
        BigDecimal closes = side == Side.BUY ? held.negate().max(BigDecimal.ZERO) : held.max(BigDecimal.ZERO);
        BigDecimal opens = qty.subtract(closes).max(BigDecimal.ZERO);
        return opens.signum() == 0 ? BigDecimal.ZERO : opens.multiply(price(instrument, terms));
    }

    private BigDecimal price(Instrument instrument, OrderTerms terms) {
        return terms.limitPx() != null
                ? terms.limitPx().decimal()
                : terms.stopPx() != null ? terms.stopPx().decimal() : price(instrument);
    }

    /// The last price.
    BigDecimal price(Instrument instrument) {
        BigDecimal last = holdings.last(instrument);
        if (last == null) {
            throw ApiError
                    .unprocessable("no price of " + instrument.symbol() + " is known yet: wait for its first bar, or give a limit price");
        }
        return last;
    }

    BigDecimal buyingPower(List<SandboxOrder> open, @Nullable SandboxOrder without) {
        BigDecimal exposure = value(1).add(value(-1).negate());
        BigDecimal power = equity().multiply(BigDecimal.valueOf(multiplier)).subtract(exposure);
        for (SandboxOrder order : open) {
            if (!order.equals(without) && order.status != SandboxOrder.Status.HELD) {
                power = power.subtract(tiedUp(order.instrument, order.side, order.leaves(), order.terms));
            }
        }
        return power.max(BigDecimal.ZERO);
    }

    /// What is held and not promised to a working order of that side.
    BigDecimal available(Instrument instrument, List<SandboxOrder> open, @Nullable SandboxOrder without) {
        BigDecimal held = holdings.qty(instrument);
        BigDecimal free = held.abs();
        Set<Long> counted = new TreeSet<>();
        for (SandboxOrder order : open) {
            boolean closes = order.instrument.equals(instrument) && !order.equals(without) && order.status != SandboxOrder.Status.HELD
                    && order.buys() == held.signum() < 0;
            // Two exits of one group share one quantity.
            if (closes && (order.ocoId == 0 || counted.add(order.ocoId))) {
                free = free.subtract(order.leaves());
            }
        }
        return free.max(BigDecimal.ZERO);
    }

    /// Refuses what the account does not allow.
    void require(Instrument instrument, Side side, BigDecimal qty, OrderTerms terms, @Nullable SandboxOrder replaced,
            List<SandboxOrder> open) {
        BigDecimal held = holdings.qty(instrument);
        boolean against = side == Side.SELL ? held.signum() > 0 : held.signum() < 0;
        if (against) {
            BigDecimal available = available(instrument, open, replaced);
            if (qty.compareTo(available) > 0) {
                throw ApiError.forbidden("insufficient qty available for order (requested: " + Texts.plain(qty) + ", available: "
                        + Texts.plain(available) + ")").with("available", Texts.plain(available))
                        .with("existing_qty", Texts.plain(held.abs()))
                        .with("held_for_orders", Texts.plain(held.abs().subtract(available))).with("symbol", instrument.symbol());
            }
            return;
        }
        if (side == Side.SELL) {
            if (multiplier == 1 || Assets.crypto(instrument)) {
                throw ApiError.forbidden(Assets.crypto(instrument)
                        ? "insufficient balance for " + instrument.symbol()
                        : "account is not allowed to short");
            }
            OrderRules.require(qty.remainder(BigDecimal.ONE).signum() == 0, "fractional orders cannot be sold short");
        }
        BigDecimal cost = tiedUp(instrument, side, qty, terms);
        BigDecimal power = buyingPower(open, replaced);
        if (cost.compareTo(power) > 0) {
            throw ApiError.forbidden("insufficient buying power").with("buying_power", money(power)).with("cost_basis", money(cost));
        }
    }

    private static String money(BigDecimal amount) {
        return Texts.plain(amount.setScale(Math.min(amount.scale(), 6), RoundingMode.HALF_EVEN));
    }

    ObjectNode json(List<SandboxOrder> open, long now) {
        BigDecimal equity = equity();
        BigDecimal longs = value(1);
        BigDecimal shorts = value(-1);
        BigDecimal exposure = longs.subtract(shorts);
        BigDecimal power = buyingPower(open, null);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("account_number", "PA" + id.substring(0, 8).toUpperCase(Locale.ROOT));
        node.put("status", "ACTIVE");
        node.put("crypto_status", "ACTIVE");
        node.put("currency", currency.code());
        node.put("buying_power", money(power));
        node.put("regt_buying_power", money(power));
        node.put("daytrading_buying_power", multiplier == 4 ? money(power) : "0");
        node.put("effective_buying_power", money(power));
        node.put("non_marginable_buying_power", money(cash().max(BigDecimal.ZERO)));
        node.put("options_buying_power", money(cash().max(BigDecimal.ZERO)));
        node.put("bod_dtbp", "0");
        node.put("cash", money(cash()));
        node.put("accrued_fees", "0");
        node.put("pending_transfer_in", "0");
        node.put("portfolio_value", money(equity));
        node.put("pattern_day_trader", false);
        node.put("trading_blocked", false);
        node.put("transfers_blocked", false);
        node.put("account_blocked", false);
        node.put("created_at", Texts.utc(createdAt));
        node.put("trade_suspended_by_user", false);
        node.put("multiplier", String.valueOf(multiplier));
        node.put("shorting_enabled", multiplier > 1);
        node.put("equity", money(equity));
        node.put("last_equity", money(lastEquity));
        node.put("long_market_value", money(longs));
        node.put("short_market_value", money(shorts));
        node.put("position_market_value", money(exposure));
        node.put("initial_margin", money(multiplier == 1 ? exposure : exposure.multiply(HALF)));
        node.put("maintenance_margin", money(exposure.multiply(MAINTENANCE)));
        node.put("last_maintenance_margin", "0");
        node.put("sma", "0");
        node.put("daytrade_count", 0);
        node.put("balance_asof", Texts.instant(now).atZone(Texts.NEW_YORK).toLocalDate().toString());
        node.put("crypto_tier", 0);
        node.put("intraday_adjustments", "0");
        node.put("pending_reg_taf_fees", "0");
        node.put("options_approved_level", 0);
        node.put("options_trading_level", 0);
        return node;
    }

    /// A position; the instrument must be held.
    ObjectNode position(Instrument instrument, List<SandboxOrder> open) {
        BigDecimal qty = holdings.qty(instrument);
        BigDecimal cost = holdings.cost(instrument);
        BigDecimal value = holdings.value(instrument);
        BigDecimal entry = cost.divide(qty, 9, RoundingMode.HALF_EVEN);
        BigDecimal last = holdings.last(instrument);
        BigDecimal lastDay = holdings.lastDay(instrument);
        BigDecimal current = last == null ? entry : last;
        BigDecimal before = lastDay == null ? entry : lastDay;
        BigDecimal profit = value.subtract(cost);
        BigDecimal today = current.subtract(before).multiply(qty);
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        figures.put("avg_entry_price", Texts.plain(entry));
        figures.put("market_value", Texts.plain(value));
        figures.put("cost_basis", Texts.plain(cost));
        figures.put("unrealized_pl", Texts.plain(profit));
        figures.put("unrealized_plpc", ratio(profit, cost.abs()));
        figures.put("unrealized_intraday_pl", Texts.plain(today));
        figures.put("unrealized_intraday_plpc", ratio(today, before.multiply(qty).abs()));
        figures.put("current_price", Texts.plain(current));
        figures.put("lastday_price", Texts.plain(before));
        figures.put("change_today", ratio(current.subtract(before), before));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("asset_id", assets.id(instrument));
        node.put("symbol", instrument.symbol());
        node.put("exchange", Assets.exchange(instrument));
        node.put("asset_class", Assets.assetClass(instrument));
        node.put("asset_marginable", multiplier > 1 && !Assets.crypto(instrument));
        node.put("qty", Texts.plain(qty));
        node.put("qty_available", Texts.plain(available(instrument, open, null).multiply(BigDecimal.valueOf(qty.signum()))));
        node.put("side", qty.signum() > 0 ? "long" : "short");
        node.setAll(figures);
        node.set("usd", figures.deepCopy());
        return node;
    }

    private static String ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? "0" : Texts.plain(part.divide(whole, RATIO_DIGITS, RoundingMode.HALF_EVEN));
    }
}
