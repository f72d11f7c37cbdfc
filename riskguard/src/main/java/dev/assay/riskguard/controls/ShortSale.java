package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short sales of shares: marked as such, and where the rule asks for it, located or not made at all.
///
/// A sale of more than the account holds must say `SELL_SHORT`. What reduces a long position is no short sale. Other instruments than
/// shares and funds can be sold short freely.
public final class ShortSale extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("SHORT_SALE",
            "A sale of more shares than the account holds is marked as short; with `located` the short position, working sales included, is "
                    + "covered by a locate; with `forbidden` there is none. A larger order shrinks.",
            "SEC 15c3-5(c)(2)(i); Reg SHO 200(g), 203(b)(1)", List.of("risk.shortSales", "risk.instruments[].locate"),
            List.of("UNMARKED_SHORT", "SHORT_FORBIDDEN", "NO_LOCATE", OVERFLOW), "allowed");

    /// When a short sale may be made.
    public enum Rule {
        /// Whenever it is marked.
        ALLOWED,
        /// When shares have been located.
        LOCATED,
        /// Never.
        FORBIDDEN
    }

    private final Rule rule;
    private final Scoped<Quantity> locates;

    /// @param rule when a short sale may be made
    /// @param locates how much has been located, by instrument; missing is nothing
    public ShortSale(Rule rule, Scoped<Quantity> locates) {
        super(SPEC);
        this.rule = rule;
        this.locates = locates;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        Contract contract = intent.instrument().contract();
        if (intent.side() == Side.BUY || !(contract instanceof Contract.Equity || contract instanceof Contract.Etf)) {
            return Verdict.ACCEPT;
        }
        if (intent.side() == Side.SELL && !intent.protective()
                && OrderMath.added(intent, view) > Math.max(0, view.positionUnits(intent.instrument()))) {
            return reject("UNMARKED_SHORT", "the sale of " + intent.quantity() + " " + intent.instrument() + " is more than the account "
                    + "holds, " + Words.quantity(intent.instrument(), view.positionUnits(intent.instrument()))
                    + ", and not marked as a short sale");
        }
        return rule == Rule.ALLOWED ? Verdict.ACCEPT : covered(intent, view);
    }

    private Verdict covered(OrderIntent intent, RiskView view) {
        Instrument instrument = intent.instrument();
        Quantity located = rule == Rule.LOCATED ? locates.at(intent) : null;
        long locate = located == null ? 0 : located.rescale(instrument.quantityScale(), RoundingMode.DOWN).units();
        long held = view.positionUnits(instrument);
        long allowed = Math.addExact(locate, intent.protective()
                ? Math.max(0, held)
                : Math.addExact(Math.subtractExact(held, view.workingSellUnits(instrument)), OrderMath.counted(intent, view)));
        if (OrderMath.units(intent) <= allowed) {
            return Verdict.ACCEPT;
        }
        String what = "the account holds " + Words.quantity(instrument, held) + " " + instrument + " and sells "
                + Words.quantity(instrument, view.workingSellUnits(instrument)) + " already";
        return rule == Rule.FORBIDDEN
                ? shrink(intent, view, allowed, "SHORT_FORBIDDEN", what + ": short sales are forbidden (risk.shortSales)")
                : shrink(intent, view, allowed, "NO_LOCATE", what + ", and " + locateText(located) + " located");
    }

    private static String locateText(@Nullable Quantity located) {
        return located == null ? "nothing is" : located + " are";
    }

    @Override
    public String limit() {
        return switch (rule) {
            case ALLOWED -> "allowed, marked";
            case LOCATED -> "marked and located";
            case FORBIDDEN -> "forbidden";
        };
    }
}
