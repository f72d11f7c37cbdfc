package dev.assay.proofbench;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// What a broker demands of a margin account, when it calls, and how it closes by force. Rates are fractions of a position's value. Immutable.
///
/// Regulation T (12 CFR 220.12): half the price of a purchase, and for a short sale 150 % of the value, of which the proceeds are 100 %. FINRA
/// rule 4210(c): 25 % of the value of what is long; of what is short 30 %, and at least $5.00 a share, or below $5.00 a share 100 % and at
/// least $2.50 a share.
///
/// @param model how rates are found
/// @param rates of what has none of its own
/// @param lowPriced whether the amounts per share of rule 4210(c) hold for shares sold short
/// @param own rates of single instruments
/// @param graceSessions sessions from a call to force; 0 for at once
/// @param everyInstant whether margin is looked at in every instant, or at the close of each session
/// @param order what is closed first
/// @param to how far
public record MarginTerms(Model model, Rates rates, boolean lowPriced, List<Own> own, int graceSessions, boolean everyInstant, Order order,
        Level to) {
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal HALF_OF_FIVE = new BigDecimal("2.5");

    /// How rates are found.
    public enum Model {
        /// The rates are those of shares and funds; everything else is paid in full.
        REG_T,
        /// The rates are those of every instrument.
        LEVERAGE
    }

    /// Parts of a position's value.
    ///
    /// @param initialLong to buy
    /// @param initialShort to sell short, beyond the proceeds
    /// @param maintenanceLong to stay long
    /// @param maintenanceShort to stay short
    public record Rates(BigDecimal initialLong, BigDecimal initialShort, BigDecimal maintenanceLong, BigDecimal maintenanceShort) {
        /// Half to begin with, a quarter to stay long, 30 % to stay short.
        public static final Rates REG_T = new Rates(new BigDecimal("0.5"), new BigDecimal("0.5"), new BigDecimal("0.25"),
                new BigDecimal("0.3"));
        private static final Rates IN_FULL = new Rates(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

        BigDecimal initial(boolean isLong) {
            return isLong ? initialLong : initialShort;
        }

        BigDecimal maintenance(boolean isLong) {
            return isLong ? maintenanceLong : maintenanceShort;
        }
    }

    /// The rates of one instrument.
    public record Own(Instrument instrument, Rates rates) {}

    /// What is closed first.
    public enum Order {
        /// What has lost most, in money, since it was opened.
        LARGEST_LOSS,
        /// What is worth most.
        LARGEST_POSITION,
        /// What was added to last.
        NEWEST,
        /// The same part of everything.
        PRO_RATA
    }

    /// How far positions are closed.
    public enum Level {
        /// Until equity covers maintenance margin.
        MAINTENANCE,
        /// Until equity covers initial margin.
        INITIAL
    }

    public MarginTerms {
        own = List.copyOf(own);
        if (graceSessions < 0) {
            throw new IllegalArgumentException("the grace of a margin call is a number of sessions, not " + graceSessions);
        }
    }

    /// Regulation T and FINRA rule 4210 as published, looked at at each close; what is worth most is closed at once.
    public static MarginTerms regT() {
        return new MarginTerms(Model.REG_T, Rates.REG_T, true, List.of(), 0, false, Order.LARGEST_POSITION, Level.MAINTENANCE);
    }

    /// Rates that let all positions together be worth so many times the equity.
    ///
    /// @param leverage 1 or more
    /// @param closeOut part of that margin below which the broker calls; 0.5 in ESMA's margin close-out rule for contracts for difference
    public static Rates leverage(BigDecimal leverage, BigDecimal closeOut) {
        BigDecimal initial = BigDecimal.ONE.divide(leverage, 18, RoundingMode.DOWN);
        return new Rates(initial, initial, initial.multiply(closeOut), initial.multiply(closeOut));
    }

    /// The rates of an instrument.
    Rates rates(Instrument instrument) {
        for (Own each : own) {
            if (each.instrument().number() == instrument.number()) {
                return each.rates();
            }
        }
        return model == Model.LEVERAGE || share(instrument) ? rates : Rates.IN_FULL;
    }

    private static boolean share(Instrument instrument) {
        return instrument.contract() instanceof Contract.Equity || instrument.contract() instanceof Contract.Etf;
    }

    /// Margin that a position takes, in the instrument's currency.
    ///
    /// @param quantity in whole units, without its sign
    /// @param price per unit of quantity, at least zero
    BigDecimal requirement(Instrument instrument, BigDecimal quantity, BigDecimal price, boolean isLong, Level level) {
        Rates own = rates(instrument);
        BigDecimal value = price.multiply(quantity).multiply(BigDecimal.valueOf(instrument.multiplier()));
        BigDecimal maintenance = own.maintenance(isLong).multiply(value);
        if (lowPriced && !isLong && share(instrument)) {
            boolean low = price.compareTo(FIVE) < 0;
            maintenance = maintenance.max(quantity.multiply(low ? HALF_OF_FIVE : FIVE)).max(low ? value : BigDecimal.ZERO);
        }
        return level == Level.MAINTENANCE ? maintenance : maintenance.max(own.initial(isLong).multiply(value));
    }

    /// What is assumed, in words.
    public String assumptions() {
        String demanded = switch (model) {
            case REG_T -> "Shares and funds take " + words(rates) + "; everything else is paid in full, and options are not sold short";
            case LEVERAGE -> "Every position takes " + words(rates);
        };
        String floors = lowPriced
                ? "; shares sold short take at least 5.00 a share, below 5.00 a share their whole value and at least 2.50 a share (FINRA rule"
                        + " 4210(c))"
                : "";
        StringBuilder single = new StringBuilder();
        for (Own each : own) {
            single.append("; ").append(each.instrument()).append(" takes ").append(words(each.rates()));
        }
        return "A margin account. " + demanded + floors + single
                + ". An order that takes more initial margin than equity leaves is refused, working orders counted at their limit or the last"
                + " price, without fees; what reduces a position is not. No special memorandum account is kept: past gains buy only while they last."
                + " Margin is looked at " + (everyInstant ? "in every instant" : "at the close of each session")
                + "; when equity is below maintenance margin the broker calls, and " + grace()
                + " closes positions by market orders that nobody is"
                + " asked about, " + switch (order) {
                    case LARGEST_LOSS -> "largest loss first";
                    case LARGEST_POSITION -> "largest position first";
                    case NEWEST -> "newest position first";
                    case PRO_RATA -> "the same part of each";
                } + ", until equity at the last prices covers " + to.name().toLowerCase(Locale.ROOT) + " margin.";
    }

    private String grace() {
        return graceSessions == 0 ? "at once" : graceSessions == 1 ? "one session later" : graceSessions + " sessions later";
    }

    private static String words(Rates rates) {
        return percent(rates.initialLong) + " of their value to buy, " + percent(rates.initialShort)
                + " beyond the proceeds to sell short, and to stay " + percent(rates.maintenanceLong) + " long and "
                + percent(rates.maintenanceShort) + " short";
    }

    private static String percent(BigDecimal rate) {
        BigDecimal percent = rate.movePointRight(2).setScale(4, RoundingMode.HALF_UP);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }
}
