package dev.assay.application.run;

import dev.assay.application.config.ReadySchedules;
import dev.assay.execution.CostModels;
import dev.assay.proofbench.MarginTerms;
import dev.assay.proofbench.ModelCatalogue;
import dev.assay.proofbench.ModelEntry;
import dev.assay.proofbench.SettlementTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Every model that a backtest may be run with, in the models' own words: what `assay models` prints and the reference page holds.
public final class ModelListing {
    static final String MARGIN = "The broker lends money and shares without asking; what may be borrowed is limited by RiskGuard (risk.margin,"
            + " risk.maxLeverage, risk.shortSales with locates). Nothing is called or liquidated by the broker unless account.margin says so.";

    private ModelListing() {}

    /// A model that can be chosen.
    ///
    /// @param kind what it decides, such as `price` or `impact`
    /// @param id its name in the config
    /// @param key the config key that takes the name; empty where there is no choice
    /// @param assumptions what it assumes with its standard numbers
    /// @param whenToChoose when to choose it
    public record Model(String kind, String id, String key, String assumptions, String whenToChoose) {}

    /// The models by kind, in the order of the config.
    public static List<Model> entries() {
        List<Model> entries = new ArrayList<>();
        for (ModelEntry entry : ModelCatalogue.entries()) {
            entries.add(new Model(entry.kind(), entry.id(), entry.key(), entry.assumptions(), entry.whenToChoose()));
        }
        for (CostModels.Entry cost : CostModels.catalogue()) {
            entries.add(new Model("commission", cost.name(), "costs.commission.model", cost.assumptions(), cost.summary()));
        }
        for (String schedule : ReadySchedules.names()) {
            String summary = ReadySchedules.summary(schedule);
            int choose = summary.lastIndexOf("Choose it");
            entries.add(new Model("fee schedule", schedule, "costs.schedules", summary.substring(0, choose).strip(),
                    summary.substring(choose)));
        }
        entries.add(new Model("account", "margin", "account.type", MARGIN, "Choose it by default, with the limits of your own account."));
        entries.add(new Model("account", "cash", "account.type",
                new SettlementTerms(SettlementTerms.US_RULE, SettlementTerms.Unsettled.REFUSE, new BigDecimal("0.05")).assumptions(),
                "Choose it for accounts that may not borrow: it shows what waiting for settlement costs a strategy."));
        entries.add(new Model("margin", "none", "account.margin.model", MARGIN,
                "Choose it for strategies that stay far from what a broker would lend."));
        entries.add(new Model("margin", "reg-t", "account.margin.model", MarginTerms.regT().assumptions(),
                "Choose it for US shares and funds held with borrowed money or sold short, with the rates of your own broker where they are"
                        + " stricter. Portfolio margin, option strategies and day-trading margin are not known to it."));
        entries.add(new Model("margin", "leverage", "account.margin.model",
                new MarginTerms(MarginTerms.Model.LEVERAGE, MarginTerms.leverage(BigDecimal.TWO, new BigDecimal("0.5")), false, List.of(),
                        0,
                        true, MarginTerms.Order.LARGEST_LOSS, MarginTerms.Level.MAINTENANCE).assumptions(),
                "Choose it for currency pairs, crypto assets and contracts for difference, whose brokers state one figure."));
        entries.add(new Model("financing", "borrow", "costs.carry",
                "Shares sold short cost a fee a day on 102 % of the close, rounded up to whole currency per share, ÷ 360 (as Interactive"
                        + " Brokers publishes it), or on the market value ÷ 365; rates per instrument are constant, and shares can always be"
                        + " borrowed.",
                "Choose it whenever shares are sold short for longer than a day, with the broker's rate for the share."));
        entries.add(new Model("financing", "interest", "costs.carry",
                "Cash below zero pays the debit tiers (margin interest), cash above zero less the collateral of short positions earns the credit"
                        + " tiers; each part of a balance at its tier's rate, ÷ 360 or 365, booked at each session's close for the days until"
                        + " the next session; balances count from the trade date.",
                "Choose it for accounts that borrow, or that hold much cash for long, with the broker's present rates."));
        entries.add(new Model("financing", "fx", "costs.carry",
                "A currency pair pays or receives its rate a year at each session's close, one day at a time and three at the close of"
                        + " Wednesday, when the spot date moves over the weekend; holidays of either currency do not count.",
                "Choose it for currency pairs that are held overnight."));
        entries.add(new Model("financing", "funding", "costs.carry",
                "Longs pay shorts a constant part of the value at fixed times of the day, at the last price before.",
                "Choose it for perpetual contracts, with the mean rate of the contract; rates that vary are not known to it."));
        return List.copyOf(entries);
    }
}
