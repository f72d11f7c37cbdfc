package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.USD;
import static dev.assay.proofbench.Desk.bar;
import static dev.assay.proofbench.Desk.px;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.risk.RiskView;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The broker's own books, by hand.
class BrokerAccountTest {
    private final Desk desk = new Desk(FillModels.byId("next-open"));

    private void hold(long quantity) {
        if (quantity > 0) {
            desk.buy(quantity, OrderTerms.market());
        } else {
            desk.sell(-quantity, OrderTerms.market());
        }
        desk.show(bar(0, "10.00", "10.00", "10.00", "10.00"));
    }

    private Money cash() {
        return desk.broker.cash().getFirst();
    }

    @Test
    void feesAreWhatTheWholeOrderCostsLessWhatWasBooked() {
        hold(1_000);
        // 1,000 × 10.00 and 1,000 × 0.005
        assertThat(cash()).isEqualTo(Money.of("89995", USD));
    }

    @Test
    void aSplitMultipliesTheHoldingAndPaysTheFractionAtTheLastPrice() {
        hold(5);
        Money before = cash();
        desk.broker.onCorporateAction(new CorporateAction.Split(ACME, 1, 3, 2), px("10.00"));
        // 7.5 shares: 7 stay, half a share at 10.00 × 2 ÷ 3 = 6.6667
        assertThat(desk.broker.positions()).containsExactly(new BrokerPosition(ACME, Quantity.of(7)));
        assertThat(cash().minus(before)).isEqualTo(Money.of("3.33335", USD));
    }

    @Test
    void aShortHoldingPaysTheFraction() {
        hold(-5);
        Money before = cash();
        desk.broker.onCorporateAction(new CorporateAction.Split(ACME, 1, 3, 2), px("10.00"));
        assertThat(desk.broker.positions()).containsExactly(new BrokerPosition(ACME, Quantity.of(-7)));
        assertThat(cash().minus(before)).isEqualTo(Money.of("-3.33335", USD));
    }

    @Test
    void withoutAPriceAFractionCannotBePaid() {
        hold(5);
        assertThatThrownBy(() -> desk.broker.onCorporateAction(new CorporateAction.Split(ACME, 1, 3, 2), RiskView.NO_PRICE))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("ACME: a 3 for 2 split leaves a fraction");
    }

    @Test
    void dividendsArePaidAtThePayTimeOnWhatWasHeldAtTheExDate() {
        hold(100);
        Money before = cash();
        desk.at(5);
        desk.broker.onCorporateAction(
                new CorporateAction.CashDividend(ACME, 5 * Desk.MINUTE, 20 * Desk.MINUTE, Price.of("0.25")), RiskView.NO_PRICE);
        desk.sell(100, OrderTerms.market());
        desk.show(bar(6, "10.00", "10.00", "10.00", "10.00"));
        Money afterSale = cash();
        assertThat(afterSale.minus(before)).isEqualTo(Money.of("999", USD));
        desk.at(19);
        assertThat(cash()).isEqualTo(afterSale);
        desk.at(20);
        assertThat(cash().minus(afterSale)).isEqualTo(Money.of("25", USD));
        desk.at(30);
        assertThat(cash().minus(afterSale)).isEqualTo(Money.of("25", USD));
    }

    @Test
    void shortHoldersOweTheDividend() {
        hold(-100);
        Money before = cash();
        desk.broker.onCorporateAction(new CorporateAction.CashDividend(ACME, 0, 0, Price.of("0.25")), RiskView.NO_PRICE);
        assertThat(cash().minus(before)).as("due at once").isEqualTo(Money.of("-25", USD));
    }

    @Test
    void eachCurrencyHasItsOwnCash() {
        Currency yen = Currency.of("JPY");
        Instrument toyota = new Instrument(1, new InstrumentId("XTKS:7203"), "7203", "XTKS", yen, 1, 1, 0, 100, 1,
                new Contract.Equity());
        BrokerAccount account = new BrokerAccount(new Universe(List.of(ACME, toyota)), Money.of("100", USD));
        account.trade(toyota, 100, Money.of("250000", yen), Money.of("88", yen));
        assertThat(account.cash()).containsExactly(Money.of("100", USD), Money.of("-250088", yen));
    }
}
