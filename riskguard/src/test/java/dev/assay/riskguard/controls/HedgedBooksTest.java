package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.XYZ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.TradingState;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which figures the controls read where long and short positions are kept apart: strategy one holds 100 long and 60 short of ABC at 100
/// unless said otherwise.
class HedgedBooksTest {
    private final Books books = new Books().mark(ABC, "100").hedged(100, 60);

    private static OrderIntent intent(Side side, long quantity, PositionEffect effect) {
        return Books.intent(side, ABC, Long.toString(quantity), OrderTerms.market().withEffect(effect));
    }

    private RiskView seen(OrderIntent intent) {
        return new HedgedBooks().over(intent, books);
    }

    private Verdict judge(Control control, OrderIntent intent) {
        return control.judge(intent, new OrderCase(intent, seen(intent)));
    }

    private static String say(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept a -> "ACCEPT";
            case Verdict.Shrink s -> "SHRINK " + s.allowed();
            case Verdict.Reject r -> "REJECT " + r.reasonCode();
        };
    }

    /// What opens meets its own side, what closes the other one; FIFO is either, and with 60 short a buy of 70 opens ten.
    @ParameterizedTest
    @CsvSource({"BUY, 10, OPEN, 100, 0", "BUY, 10, CLOSE, -60, 0", "BUY, 60, FIFO, -60, 0", "BUY, 70, FIFO, 40, 0",
            "SELL_SHORT, 10, OPEN, -60, 0", "SELL, 10, CLOSE, 100, 0", "SELL_SHORT, 110, FIFO, 40, 0"})
    void theIntentMeetsTheSideItMeans(Side side, long quantity, PositionEffect effect, long position, long working) {
        RiskView view = seen(intent(side, quantity, effect));
        assertThat(view.positionUnits(ABC)).isEqualTo(position);
        assertThat(view.positionUnits(Books.ONE, ABC)).isEqualTo(position);
        assertThat(side == Side.BUY ? view.workingBuyUnits(ABC) : view.workingSellUnits(ABC)).isEqualTo(working);
        assertThat(view.net().positionUnits(ABC)).isEqualTo(40);
    }

    /// Elsewhere the position is what both sides come to, since either can be reached from there only as exposure.
    @Test
    void otherInstrumentsCountGross() {
        books.mark(XYZ, "10").opening(5, 7);
        RiskView view = seen(Books.intent(Side.BUY, XYZ, "1", OrderTerms.market()));
        assertThat(view.positionUnits(ABC)).isEqualTo(160);
        assertThat(view.workingBuyUnits(ABC)).isEqualTo(12);
        assertThat(view.workingSellUnits(ABC)).isZero();
    }

    private static PositionLimit limit(String quantity) {
        return new PositionLimit(Scoped.uniform(new Limit.Amount(Money.of("1000000", Currency.USD))),
                Scoped.uniform(Quantity.of(quantity)));
    }

    /// Each side has the limit for itself: net is 40, and yet nothing more than 20 fits on the long side.
    @ParameterizedTest
    @CsvSource({"BUY, 20, OPEN, ACCEPT", "BUY, 21, OPEN, SHRINK 20", "SELL_SHORT, 60, OPEN, ACCEPT", "SELL_SHORT, 61, OPEN, SHRINK 60",
            "BUY, 60, CLOSE, ACCEPT", "BUY, 80, FIFO, ACCEPT", "BUY, 81, FIFO, SHRINK 80"})
    void thePositionLimitBoundsEachSide(Side side, long quantity, PositionEffect effect, String verdict) {
        assertThat(say(judge(limit("120"), intent(side, quantity, effect)))).isEqualTo(verdict);
    }

    /// Working orders of the side count: fifteen that may open leave room for five.
    @Test
    void workingOpeningsCount() {
        books.opening(15, 0);
        assertThat(say(judge(limit("120"), intent(Side.BUY, 6, PositionEffect.OPEN)))).isEqualTo("SHRINK 5");
    }

    /// The hedge of 60 short keeps the net long position at 40 x 100; to close 20 of it makes it 60 x 100.
    @ParameterizedTest
    @CsvSource({"BUY, 20, CLOSE, ACCEPT", "BUY, 21, CLOSE, SHRINK 20", "BUY, 20, OPEN, ACCEPT", "BUY, 21, OPEN, SHRINK 20",
            "SELL, 100, CLOSE, ACCEPT", "SELL_SHORT, 100, OPEN, ACCEPT", "SELL_SHORT, 101, OPEN, SHRINK 100"})
    void theNetExposureIsNetOfTheHedge(Side side, long quantity, PositionEffect effect, String verdict) {
        NetExposure net = new NetExposure(new Limit.Amount(Money.of("6000", Currency.USD)));
        assertThat(say(judge(net, intent(side, quantity, effect)))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"BUY, 60, CLOSE, 0, ACCEPT", "BUY, 61, CLOSE, 0, REJECT CLOSE_BEYOND_POSITION",
            "BUY, 51, CLOSE, 10, REJECT CLOSE_BEYOND_POSITION",
            "BUY, 50, CLOSE, 10, ACCEPT", "SELL, 100, CLOSE, 0, ACCEPT", "SELL, 101, CLOSE, 0, REJECT CLOSE_BEYOND_POSITION",
            "BUY, 61, FIFO, 0, ACCEPT", "BUY, 61, OPEN, 0, ACCEPT"})
    void whatMustCloseIsNoMoreThanThereIs(Side side, long quantity, PositionEffect effect, long closing, String verdict) {
        books.closing(closing, 0);
        assertThat(say(judge(new PreOrderRules(), intent(side, quantity, effect)))).isEqualTo(verdict);
    }

    /// While only reductions go out: what opens does not, what closes does, and FIFO does as far as it closes.
    @ParameterizedTest
    @CsvSource({"BUY, 5, OPEN, REJECT REDUCE_ONLY", "BUY, 60, CLOSE, ACCEPT", "BUY, 70, FIFO, SHRINK 60",
            "SELL_SHORT, 5, OPEN, REJECT REDUCE_ONLY",
            "SELL, 100, CLOSE, ACCEPT"})
    void reduceOnlyKnowsTheSides(Side side, long quantity, PositionEffect effect, String verdict) {
        books.state().setGlobal(TradingState.REDUCE_ONLY);
        assertThat(say(judge(new ReduceOnlyMode(), intent(side, quantity, effect)))).isEqualTo(verdict);
    }

    /// A sale that opens is a short sale, however much is held long.
    @Test
    void aSaleToOpenIsAShortSale() {
        ShortSale marked = new ShortSale(ShortSale.Rule.ALLOWED, Scoped.uniform(null));
        ShortSale forbidden = new ShortSale(ShortSale.Rule.FORBIDDEN, Scoped.uniform(null));
        assertThat(say(judge(marked, intent(Side.SELL, 5, PositionEffect.OPEN)))).isEqualTo("REJECT UNMARKED_SHORT");
        assertThat(say(judge(forbidden, intent(Side.SELL_SHORT, 5, PositionEffect.OPEN)))).isEqualTo("REJECT SHORT_FORBIDDEN");
        assertThat(say(judge(forbidden, intent(Side.SELL, 100, PositionEffect.CLOSE)))).isEqualTo("ACCEPT");
    }
}
