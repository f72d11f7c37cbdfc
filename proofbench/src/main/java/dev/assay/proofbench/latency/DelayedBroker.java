package dev.assay.proofbench.latency;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.OrderCommand;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.MarketDriven;
import dev.assay.proofbench.SimulatedBroker;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// A line of some length to the simulated broker: commands arrive at the venue, and answers at us, after a time that two [LatencyModel]s say. Nothing is lost
/// and nothing overtakes.
///
/// A command meets the venue as it stands when it arrives: what the market does on the way it has missed. Where market data are delayed too, the venue
/// is given them [ahead][#ahead(MarketData)] of us, and [#onMarketData] does nothing. Single-threaded, deterministic.
public final class DelayedBroker implements BrokerAdapter, MarketDriven {
    private final SimulatedBroker venue;
    private final LatencyModel order;
    private final LatencyModel response;
    private final boolean ahead;
    private final Capabilities capabilities;
    private final ArrayDeque<Letter> toVenue = new ArrayDeque<>();
    private final ArrayDeque<Letter> toUs = new ArrayDeque<>();
    private final ArrayDeque<MarketData> market = new ArrayDeque<>();
    private long now = Long.MIN_VALUE;
    private long sent;
    private long answered;

    /// What is under way: a command, a question or a message.
    private record Letter(long due, Object content, long id) {}

    /// A line to a venue.
    ///
    /// @param ahead whether the venue is given market data by [#ahead(MarketData)]
    public DelayedBroker(SimulatedBroker venue, LatencyModel order, LatencyModel response, boolean ahead) {
        this.venue = venue;
        this.order = order;
        this.response = response;
        this.ahead = ahead;
        Capabilities c = venue.capabilities();
        capabilities = new Capabilities(c.name(), c.ordTypes(), c.timesInForce(), c.replace(), c.fractional(), c.shortSelling(), false,
                c.features());
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        post(command, commandId);
    }

    @Override
    public void ask(BrokerQuery query) {
        post(query, 0);
    }

    private void post(Object content, long id) {
        long due = Math.addExact(now, order.nanos(++sent, now));
        Letter before = toVenue.peekLast();
        toVenue.add(new Letter(before == null ? due : Math.max(due, before.due), content, id));
        deliver(now);
    }

    /// The venue learns of a datum in the instant that begins next, before us.
    public void ahead(MarketData datum) {
        market.add(datum);
    }

    @Override
    public void onInstant(long ts) {
        now = ts;
        deliver(ts);
        venue.onInstant(ts);
        for (MarketData datum = market.poll(); datum != null; datum = market.poll()) {
            if (venue.wants(datum.instrument())) {
                venue.onMarketData(datum, 0);
            }
        }
        collect(ts);
    }

    /// What arrives at the venue by then.
    private void deliver(long ts) {
        for (Letter letter = toVenue.peek(); letter != null && letter.due <= ts; letter = toVenue.peek()) {
            toVenue.poll();
            venue.onInstant(letter.due);
            collect(letter.due);
            if (letter.content instanceof OrderCommand command) {
                venue.send(command, letter.id);
            } else if (letter.content instanceof BrokerQuery query) {
                venue.ask(query);
            }
            collect(letter.due);
        }
    }

    /// What the venue says sets out to us.
    private void collect(long ts) {
        for (BrokerMessage message = venue.poll(); message != null; message = venue.poll()) {
            long due = Math.addExact(ts, response.nanos(++answered, ts));
            Letter before = toUs.peekLast();
            toUs.add(new Letter(before == null ? due : Math.max(due, before.due), message, 0));
        }
    }

    @Override
    public @Nullable BrokerMessage poll() {
        Letter letter = toUs.peek();
        if (letter == null || letter.due > now) {
            return null;
        }
        toUs.poll();
        return (BrokerMessage) letter.content;
    }

    @Override
    public long nextDue() {
        Letter command = toVenue.peek();
        Letter message = toUs.peek();
        return Math.min(command == null ? Long.MAX_VALUE : command.due, message == null ? Long.MAX_VALUE : message.due);
    }

    @Override
    public boolean wants(Instrument instrument) {
        return !ahead && venue.wants(instrument);
    }

    @Override
    public void onMarketData(MarketData datum, long datumId) {
        venue.onMarketData(datum, datumId);
        collect(now);
    }

    @Override
    public void onCorporateAction(CorporateAction action, long lastPriceUnits) {
        venue.onCorporateAction(action, lastPriceUnits);
        collect(now);
    }

    @Override
    public void onCorporateAction(CorporateAction action, long lastPriceUnits, long otherPriceUnits) {
        venue.onCorporateAction(action, lastPriceUnits, otherPriceUnits);
        collect(now);
    }

    @Override
    public void onSessionEnd(long ts) {
        venue.onSessionEnd(ts);
        collect(ts);
    }

    @Override
    public boolean watchesMargin() {
        return venue.watchesMargin();
    }

    @Override
    public void checkMargin(long ts, boolean sessionEnded) {
        venue.checkMargin(ts, sessionEnded);
        collect(ts);
    }

    /// The broker at the other end.
    public SimulatedBroker venue() {
        return venue;
    }
}
