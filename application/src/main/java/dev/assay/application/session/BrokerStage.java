package dev.assay.application.session;

import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.money.Money;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.Order;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.risk.TradingState;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.MarketDriven;
import dev.assay.execution.Oms;
import dev.assay.execution.reconcile.BrokerDesk;
import dev.assay.execution.reconcile.OwnBooks;
import dev.assay.execution.reconcile.Settings;
import java.util.List;

/// Takes what the broker has said to the OMS and to the desk that reconciles, in order, until it has nothing more to say.
final class BrokerStage implements OwnBooks {
    static final String TIMER = "broker";
    private static final String SOURCE = "reconciliation";
    private static final int PLATFORM = -1;

    private final Sequencer sequencer;
    private final SessionSetup setup;
    private final Portfolio portfolio;
    private final RiskState riskState;
    private final BrokerAdapter broker;
    private final Oms oms;
    private final BrokerDesk desk;
    private final TimerQueue timers;
    private final MarketDriven line;
    private final boolean tracked;
    private final BookRepairs repairs;
    private final ForcedSales forced;
    private long due = Settings.NEVER;
    private long armed = Settings.NEVER;
    private long now;
    private boolean linkUp = true;
    /// Event id of the loss of the link whose consequences are still to be drawn; 0 for none.
    private long lossId;
    /// The last client order id given out before it.
    private long lastBefore;

    BrokerStage(Sequencer sequencer, SessionSetup setup, Portfolio portfolio, RiskState riskState, Oms oms, BrokerDesk desk,
            TimerQueue timers, List<StrategyId> strategies) {
        this.sequencer = sequencer;
        this.setup = setup;
        this.portfolio = portfolio;
        this.riskState = riskState;
        this.broker = setup.broker();
        this.line = broker instanceof MarketDriven driven ? driven : MarketDriven.NONE;
        this.oms = oms;
        this.desk = desk;
        this.timers = timers;
        tracked = !broker.capabilities().answersAtOnce();
        repairs = new BookRepairs(sequencer, portfolio, oms, strategies.get(setup.reconciliation().policies().adopter()),
                broker.capabilities());
        forced = new ForcedSales(sequencer, strategies, portfolio, oms);
        desk.open(oms, this);
    }

    void drain() {
        BrokerMessage message = broker.poll();
        while (message != null) {
            take(message, broker.capabilities().name(), now);
            message = broker.poll();
        }
    }

    /// Takes one message; the id of its event.
    long take(BrokerMessage message, String source, long tsIngest) {
        if (message instanceof ExecutionReport report) {
            desk.onReport(report);
            return sequencer.lastId();
        }
        long id = sequencer.input(message, source, tsIngest);
        if (message instanceof AccountCharge charge) {
            portfolio.book(charge, id);
            return id;
        }
        if (message instanceof MarginCall call) {
            forced.take(call, id);
            return id;
        }
        desk.accept(message, id);
        if (!tracked) {
            due = desk.nextDue();
        }
        if (message instanceof LinkStatus status) {
            onLink(status, id);
        }
        afterLoss();
        return id;
    }

    private void onLink(LinkStatus status, long id) {
        if (status.state() == LinkStatus.State.CONNECTED) {
            linkUp = true;
        } else if (status.state() == LinkStatus.State.DISCONNECTED) {
            linkUp = false;
            if (lossId == 0) {
                lossId = id;
                lastBefore = oms.lastClOrdId();
                riskState.setConnected(false);
                withdrawUnsent();
            }
        }
    }

    /// What the policy would cancel when the link is back, and was never sent, must not go out then: it ends at once.
    private void withdrawUnsent() {
        for (Order order : oms.working()) {
            if (setup.policy().cancelsOnDisconnect(order.protective())) {
                oms.withdraw(order.firstClOrdId(), lossId, lossId);
            }
        }
    }

    /// After the loss of the link: once it is back and the books agree, orders are taken again, and what worked when it was lost is cancelled
    /// as the policy says. An order with a request under way is cancelled when that is answered.
    private void afterLoss() {
        if (lossId == 0 || !linkUp || desk.fenced()) {
            return;
        }
        riskState.setConnected(true);
        boolean waiting = false;
        for (Order order : oms.working()) {
            if (order.firstClOrdId() <= lastBefore && setup.policy().cancelsOnDisconnect(order.protective())) {
                waiting |= order.pendingClOrdId() != 0;
                if (order.pendingClOrdId() == 0) {
                    oms.cancel(order.firstClOrdId(), "the link to the broker was lost (risk.onDisconnect)", lossId, lossId);
                }
            }
        }
        lossId = waiting ? lossId : 0;
    }

    void beginInstant(long instant) {
        now = instant;
        if (tracked || instant >= due) {
            desk.onInstant(instant);
            drain();
            due = desk.nextDue();
            afterLoss();
        }
    }

    /// Sees to it that there is an instant when the desk needs one.
    void endInstant() {
        if (!tracked) {
            return;
        }
        drain();
        long next = Math.min(desk.nextDue(), line.nextDue());
        if (next != armed && next != Settings.NEVER) {
            timers.set(new Timer(PLATFORM, TIMER, Math.max(next, now + 1)));
        }
        armed = next;
    }

    /// The desk's timer has come due, and is gone.
    void onTimer() {
        armed = Settings.NEVER;
    }

    /// Reconciles now, or as soon as the broker can be asked.
    void reconcile() {
        desk.reconcile();
        drain();
        due = desk.nextDue();
    }

    ForcedSales forced() {
        return forced;
    }

    BrokerDesk desk() {
        return desk;
    }

    @Override
    public Universe universe() {
        return setup.universe();
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return portfolio.units(instrument);
    }

    @Override
    public boolean hedged() {
        return portfolio.hedging();
    }

    @Override
    public long sideUnits(Instrument instrument, int side) {
        return Math.abs(portfolio.units(instrument, side > 0 ? PositionSide.LONG : PositionSide.SHORT));
    }

    @Override
    public List<Money> cash() {
        return portfolio.cash();
    }

    @Override
    public List<Order> workingOrders() {
        return oms.working();
    }

    @Override
    public BookRepairs repairs() {
        return repairs;
    }

    @Override
    public void settled(Order order, long causeId) {
        if (oms.held(order.firstClOrdId())) {
            oms.unfreeze(order.firstClOrdId(), "the broker's books agree", causeId, causeId);
        }
    }

    @Override
    public void halt(String reason, long causeId) {
        for (int i = 0; i < setup.strategies().size(); i++) {
            riskState.setStrategy(i, TradingState.HALTED);
        }
        sequencer.emit(new RiskStateChanged("*", TradingState.HALTED, reason), SOURCE, causeId, causeId);
    }
}
