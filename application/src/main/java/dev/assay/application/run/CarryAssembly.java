package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.CostTerms;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.proofbench.CarryTerms;
import dev.assay.proofbench.SettlementDates;
import dev.assay.proofbench.SettlementTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/// From config to what holding costs and earns.
final class CarryAssembly {
    private CarryAssembly() {}

    /// The terms of a run.
    ///
    /// @throws RunException where a symbol is none of the run's, or no currency pair
    static CarryTerms terms(AssayConfig config, Universe universe) {
        CostTerms.Carry carry = config.costs().carry();
        List<CarryTerms.Borrow> borrow = new ArrayList<>();
        for (CostTerms.Borrow each : carry.borrow()) {
            @Nullable
            Instrument only = each.symbol().isEmpty() ? null : instrument(each.symbol().get(), universe, "borrow");
            borrow.add(new CarryTerms.Borrow(only, each.rate().fraction()));
        }
        List<CarryTerms.Fx> fx = new ArrayList<>();
        for (CostTerms.Fx each : carry.fx()) {
            Instrument pair = instrument(each.symbol(), universe, "fx");
            if (!(pair.contract() instanceof Contract.FxPair)) {
                throw new RunException("costs.carry.fx: " + pair.symbol() + " is no currency pair: its mapping must say kind: fx and base");
            }
            fx.add(new CarryTerms.Fx(pair, each.longRate().of(BigDecimal.ONE), each.shortRate().of(BigDecimal.ONE), each.tripleDay(),
                    Math.toIntExact(each.days())));
        }
        List<CarryTerms.Funding> funding = new ArrayList<>();
        for (CostTerms.Funding each : carry.funding()) {
            funding.add(new CarryTerms.Funding(instrument(each.symbol(), universe, "funding"), each.rate().of(BigDecimal.ONE), each.at()));
        }
        CarryTerms.Collateral collateral = switch (carry.borrowOn()) {
            case ROUNDED_102 -> CarryTerms.Collateral.ROUNDED_102;
            case MARKET_VALUE -> CarryTerms.Collateral.MARKET_VALUE;
        };
        return new CarryTerms(borrow, collateral, Math.toIntExact(carry.borrowDays()), tiers(carry.credit()), tiers(carry.debit()),
                Math.toIntExact(carry.interestDays()), fx, funding);
    }

    private static List<CarryTerms.Tier> tiers(List<CostTerms.Tier> tiers) {
        List<CarryTerms.Tier> made = new ArrayList<>();
        for (CostTerms.Tier tier : tiers) {
            made.add(new CarryTerms.Tier(tier.from(), tier.rate().fraction()));
        }
        return made;
    }

    private static Instrument instrument(String symbol, Universe universe, String key) {
        Instrument found = universe.find(symbol);
        if (found == null) {
            throw new RunException("costs.carry." + key + ": " + symbol + " is no instrument of the run: it has "
                    + universe.instruments().stream().map(Instrument::symbol).toList());
        }
        return found;
    }

    /// The rules of a cash account.
    static SettlementTerms settlement(AssayConfig config) {
        AssayConfig.Settlement settlement = config.account().settlement();
        int sessions = switch (settlement.rule()) {
            case US -> SettlementTerms.US_RULE;
            case T0 -> 0;
            case T1 -> 1;
            case T2 -> 2;
            case T3 -> 3;
        };
        SettlementTerms.Unsettled unsettled = switch (settlement.unsettled()) {
            case REFUSE -> SettlementTerms.Unsettled.REFUSE;
            case FLAG -> SettlementTerms.Unsettled.FLAG;
        };
        return new SettlementTerms(sessions, unsettled, settlement.marketBuffer().fraction());
    }

    /// Sessions of the calendar as settlement counts them.
    static SettlementDates settlementDates(ExchangeCalendar calendar) {
        return new SettlementDates() {
            @Override
            public int date(long ts) {
                return calendar.day(session(calendar, ts));
            }

            @Override
            public int later(long ts, int sessions) {
                return calendar.day(Math.min(session(calendar, ts) + sessions, calendar.size() - 1));
            }
        };
    }

    /// Date of the session that an instant belongs to, as days since 1970-01-01.
    static LongToIntFunction dates(ExchangeCalendar calendar) {
        return ts -> calendar.day(session(calendar, ts));
    }

    /// Calendar days from that date to the next session's.
    static LongToIntFunction daysToNext(ExchangeCalendar calendar) {
        return ts -> {
            int session = session(calendar, ts);
            return session + 1 < calendar.size() ? calendar.day(session + 1) - calendar.day(session) : 1;
        };
    }

    private static int session(ExchangeCalendar calendar, long ts) {
        return Math.min(calendar.indexClosingFrom(ts), calendar.size() - 1);
    }
}
