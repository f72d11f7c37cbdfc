package dev.assay.sandbox;

import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Timeframe;
import dev.assay.core.money.Money;
import dev.assay.execution.CostModels;
import dev.assay.proofbench.BasisPointSlippage;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.LimitFill;
import dev.assay.execution.CostModel;
import dev.assay.proofbench.FillModel;
import java.time.LocalDate;
import java.util.List;

/// What a sandbox plays, and how.
///
/// @param dataset dataset of the bars
/// @param actions dataset of the corporate actions; empty for none
/// @param timeframe length of a bar
/// @param snapshot the catalogue's state
/// @param symbols what can be traded
/// @param from first date, inclusive
/// @param to last date, inclusive
/// @param speed how fast time passes
/// @param port where it listens on this machine; 0 for any free one
/// @param cash opening cash
/// @param multiplier margin as Alpaca counts it: 1 for a cash account, 2 or 4
/// @param fills how orders fill
/// @param costs what trading costs
/// @param seed of the ids it gives out, and of the faults
/// @param faults what goes wrong on purpose
public record SandboxOptions(String dataset, String actions, Timeframe timeframe, SnapshotRef snapshot, List<String> symbols,
        LocalDate from, LocalDate to, Speed speed, int port, Money cash, int multiplier, FillModel fills, CostModel costs, long seed,
        SandboxFaults faults) {
    /// How orders fill where nobody says otherwise.
    public static final FillModel USUAL_FILLS = FillModels.byId(FillModels.DEFAULT);
    /// Alpaca charges no commission for shares.
    public static final CostModel USUAL_COSTS = CostModels.none();

    public SandboxOptions {
        symbols = List.copyOf(symbols);
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("a sandbox needs at least one symbol to trade");
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the span is empty: from " + from + " to " + to);
        }
        if (multiplier != 1 && multiplier != 2 && multiplier != 4) {
            throw new IllegalArgumentException("the margin multiplier is 1, 2 or 4, not " + multiplier);
        }
        if (cash.signum() <= 0) {
            throw new IllegalArgumentException("the opening cash is more than zero, not " + cash);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /// The same with other models of fills and costs.
    ///
    /// @param fillModel name of the fill model
    /// @param basisPoints slippage of market and stop orders, in basis points
    /// @param commission name of the commission
    /// @throws IllegalArgumentException naming what there is
    public SandboxOptions models(String fillModel, String basisPoints, String commission) {
        FillModel model = FillModels.of(fillModel, LimitFill.THROUGH, BasisPointSlippage.of(basisPoints));
        if (model.needsBook() || model.needsQuotes() || model.needsTrades()) {
            throw new IllegalArgumentException("the fill model " + fillModel + " needs more than bars, which is all the sandbox plays");
        }
        return new SandboxOptions(dataset, actions, timeframe, snapshot, symbols, from, to, speed, port, cash, multiplier, model,
                CostModels.of(commission, List.of()), seed, faults);
    }

    /// The same with faults.
    public SandboxOptions with(SandboxFaults plan) {
        return new SandboxOptions(dataset, actions, timeframe, snapshot, symbols, from, to, speed, port, cash, multiplier, fills, costs,
                seed,
                plan);
    }

    /// A link that works.
    public SandboxOptions(String dataset, String actions, Timeframe timeframe, SnapshotRef snapshot, List<String> symbols, LocalDate from,
            LocalDate to, Speed speed, int port, Money cash, int multiplier, FillModel fills, CostModel costs, long seed) {
        this(dataset, actions, timeframe, snapshot, symbols, from, to, speed, port, cash, multiplier, fills, costs, seed,
                SandboxFaults.NONE);
    }

    /// What fills and costs assume, in words.
    public String assumptions() {
        return fills.assumptions() + " " + costs.assumptions();
    }
}
