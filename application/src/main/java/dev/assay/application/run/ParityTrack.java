package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.Timer;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.MarketData;
import dev.assay.core.portfolio.PortfolioSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One side of a comparison: every event of a session, under the input that it goes back to. Inputs are known by what they are, not by their numbers, so that two
/// sides of which one has an input more can be laid beside each other.
final class ParityTrack implements Sequencer.Tap {
    private static final Pattern NUMBERS = Pattern
            .compile(
                    "(datumId|decisionId|causeId|clOrdId|origClOrdId|firstClOrdId|intentId|execId|execRefId|orderId|commandId|queryId)=[^,\\]]*");

    /// An input and what it led to.
    ///
    /// @param key what it is
    /// @param root the input
    /// @param derived what follows from it, in order
    record Group(String key, Event root, List<Event> derived) {}

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<Long, Group> byId = new HashMap<>();
    private final Map<Long, Event> events = new HashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private final TreeMap<Long, Double> equity = new TreeMap<>();

    @Override
    public boolean wants(EventType type) {
        return type != EventType.INPUT_BLOCK;
    }

    @Override
    public void offer(Event event) {
        events.put(event.id(), event);
        if (event.payload() instanceof PortfolioSnapshot snapshot) {
            equity.put(event.tsEvent(), snapshot.equity().toDouble());
        }
        Group group = byId.get(event.correlationId());
        if (event.id() != event.correlationId() && group != null) {
            group.derived().add(event);
        } else {
            String kind = kind(event);
            Group made = new Group(kind + " #" + repeats.merge(kind, 1, Integer::sum), event, new ArrayList<>());
            groups.put(made.key(), made);
            byId.put(event.id(), made);
        }
    }

    /// What an input is. Of bars one has a time, so that a changed one is a revision; of what comes many times at once, the content tells it apart.
    private static String kind(Event event) {
        Payload payload = event.payload();
        return switch (payload) {
            case Bar bar -> "BAR of " + bar.instrument() + " until " + Timestamps.text(bar.tsClose());
            case BarOpen opening -> "BAR_OPEN of " + opening.instrument() + " at " + Timestamps.text(opening.tsEvent());
            case MarketData datum -> datum.type() + " of " + datum.instrument() + " at " + Timestamps.text(datum.tsEvent()) + ": " + datum;
            case Timer timer -> "timer " + timer.strategy() + " \"" + timer.name() + "\" due " + Timestamps.text(timer.dueTs());
            case OperatorCommand command ->
                command.action() + " of " + command.scope() + " by " + command.operator() + ": " + command.reason();
            default -> payload.type() + " from " + event.source() + " at " + Timestamps.text(event.tsEvent());
        };
    }

    /// What an event says, its numbers apart, which shift with every event that one side has and the other has not.
    static String says(Event event) {
        return event.tsEvent() + " " + event.type() + " " + event.source() + " "
                + NUMBERS.matcher(String.valueOf(event.payload())).replaceAll("$1");
    }

    /// By key, in the order of the session.
    Map<String, Group> groups() {
        return groups;
    }

    /// The key of the input with that number; null where there is none.
    @Nullable
    String keyOf(long id) {
        Group group = byId.get(id);
        return group == null ? null : group.key();
    }

    /// The last recorded equity at or before an instant; NaN before the first.
    double equityAt(long ts) {
        Map.Entry<Long, Double> entry = equity.floorEntry(ts);
        return entry == null ? Double.NaN : entry.getValue();
    }

    /// An event with everything that led to it, the input first.
    List<String> chain(@Nullable Event event) {
        List<String> chain = new ArrayList<>();
        Event at = event;
        while (at != null) {
            chain.addFirst("#" + at.id() + " " + Timestamps.text(at.tsEvent()) + " " + at.source() + ", " + at.type() + ": "
                    + OrderWords.any(at.payload()));
            at = at.causationId() == at.id() ? null : events.get(at.causationId());
        }
        return chain;
    }
}
