package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;

/// One gate on the order path: a pure function of an intent and the books. Immutable and thread-safe.
///
/// It fails closed: a missing limit, a missing price and numbers beyond 64 bits are rejections with a reason, never exceptions. Whatever
/// quantity passes, every smaller one passes too; so the smallest quantity that several controls allow passes them all.
public abstract sealed class Control permits KillSwitch, ReduceOnlyMode, Connection, InstrumentPermission, PreOrderRules,
        TradingHours, ShortSale, MarketDataReasonability, MarketDataQuality, MaxMessageRate, MaxOrdersPerDay, DuplicateOrder,
        RepeatedExecution, PriceCollar, VolatilityProtection, SelfMatch, MaxOrderQuantity, MaxOrderValue, NoSlicing, ControlledDeployment,
        CreditThreshold, DailyLoss, MaxDrawdown, PositionLimit, StrategyLimit, Concentration, ExposureLimit, NetExposure, Leverage {
    static final String NO_LIMIT = "NO_LIMIT";
    static final String NO_PRICE = "NO_PRICE";
    static final String OTHER_CURRENCY = "OTHER_CURRENCY";
    static final String OVERFLOW = "OVERFLOW";

    private final ControlSpec spec;

    Control(ControlSpec spec) {
        this.spec = spec;
    }

    /// What it says of an intent; [Verdict#ACCEPT] allocates nothing.
    public final Verdict judge(OrderIntent intent, RiskView view) {
        try {
            return check(intent, OrderCase.of(intent, view));
        } catch (ArithmeticException e) {
            return reject(OVERFLOW, "the numbers of this order leave the range of 64 bits (" + e.getMessage() + "): " + intent.side() + " "
                    + intent.quantity() + " " + intent.instrument());
        }
    }

    /// The same, but that numbers beyond 64 bits are an ArithmeticException: for who asks many controls and judges again on a failure.
    public abstract Verdict check(OrderIntent intent, OrderCase view);

    /// Its limit in words.
    public abstract String limit();

    /// What it is.
    public final ControlSpec spec() {
        return spec;
    }

    final Verdict reject(String code, String explanation) {
        return new Verdict.Reject(spec.id(), code, explanation);
    }

    final Verdict noLimit(String key) {
        return reject(NO_LIMIT, "no limit is configured: set " + key + ", or list " + spec.id() + " under risk.disabled with a reason");
    }

    /// As many whole lots as `allowed` units hold, or a rejection where that is none or no more than a replaced order counts for already.
    final Verdict shrink(OrderIntent intent, RiskView view, long allowed, String code, String explanation) {
        Instrument instrument = intent.instrument();
        long lots = OrderMath.wholeLots(instrument, allowed);
        if (lots <= OrderMath.counted(intent, view)) {
            return reject(code, explanation + "; nothing of it fits");
        }
        return new Verdict.Shrink(spec.id(), code, explanation + "; " + Words.quantity(instrument, lots) + " fit",
                instrument.quantity(lots));
    }

    /// Why the order has no value that the limit can be compared with: see [OrderCase#comparable].
    final Verdict incomparable(OrderIntent intent, OrderCase order, Threshold limit) {
        return order.priced() ? foreign(order, limit) : unpriced(intent, order);
    }

    /// Why no value in the account's currency can be put on the order.
    final Verdict unpriced(OrderIntent intent, RiskView view) {
        Instrument instrument = intent.instrument();
        return view.markUnits(instrument) == RiskView.NO_PRICE
                ? reject(NO_PRICE, "no price of " + instrument + " is known yet, so the order cannot be valued")
                : reject(OTHER_CURRENCY, "prices of " + instrument + " are in " + instrument.currency() + " but the account is in "
                        + view.currency() + ", and no rate " + instrument.currency() + "/" + view.currency()
                        + " is known yet: they cannot be compared");
    }

    /// That the limit is in another currency than the account.
    final Verdict foreign(RiskView view, Threshold limit) {
        return reject(OTHER_CURRENCY, "the limit is in " + limit.currency() + " but the account is in " + view.currency()
                + ": they cannot be compared");
    }
}
