package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Keeps the market data of a replay that someone asks about: those of some numbers, and those of one instrument at some instants.
final class DatumTap implements Sequencer.Tap {
    private final Set<Long> ids;
    private final Set<Long> instants;
    private final InstrumentId instrument;
    private final List<Event> found = new ArrayList<>();

    DatumTap(Set<Long> ids, Set<Long> instants, InstrumentId instrument) {
        this.ids = ids;
        this.instants = instants;
        this.instrument = instrument;
    }

    @Override
    public boolean wants(EventType type) {
        return switch (type) {
            case BAR, BAR_OPEN, BAR_REVISED, QUOTE, TRADE, BOOK_SNAPSHOT, BOOK_DELTA, OPTION_CHAIN -> true;
            default -> false;
        };
    }

    @Override
    public void offer(Event event) {
        boolean named = ids.contains(event.id());
        boolean beside = event.type() == EventType.BAR && instants.contains(event.tsEvent())
                && event.payload() instanceof MarketData datum && !(datum instanceof CorporateAction)
                && datum.instrument().id().equals(instrument);
        if (named || beside) {
            found.add(event);
        }
    }

    /// In the order of the run.
    List<Event> found() {
        return found;
    }
}
