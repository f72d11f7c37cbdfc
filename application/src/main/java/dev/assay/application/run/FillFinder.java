package dev.assay.application.run;

import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.order.Fill;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds a fill by what a person may call it: the broker's id of the execution, its number in the run, or the how-manieth fill it is.
///
/// @param event the fill's event
/// @param fill the fill
/// @param ordinal the how-manieth fill of the run it is, from 1
record FillFinder(Event event, Fill fill, long ordinal) {
    private static final int SHOWN = 3;

    /// Reads the journal to its end, since an execution's id may come twice: with the fill, and when the fill is taken back.
    ///
    /// @throws RunException when no fill has that name
    static FillFinder find(StoredPackage stored, JournalStore journals, String name) {
        long number = number(name);
        long count = 0;
        FillFinder byExec = null;
        FillFinder byId = null;
        FillFinder byPlace = null;
        List<String> first = new ArrayList<>();
        EventDecoder decoder = new EventDecoder(stored.universe(), stored.strategies());
        try (JournalStore.Frames frames = journals.open(stored.journal())) {
            for (byte[] frame = frames.next(); frame != null; frame = frames.next()) {
                EventType type = EventDecoder.typeOf(frame);
                if (type != EventType.FILL && type != EventType.FILL_CHARGED) {
                    continue;
                }
                Event event = decoder.decode(frame, 0, frame.length);
                FillFinder found = new FillFinder(event, (Fill) event.payload(), ++count);
                byExec = byExec == null && found.fill.execId().equals(name) ? found : byExec;
                byId = event.id() == number ? found : byId;
                byPlace = count == number ? found : byPlace;
                if (first.size() < SHOWN) {
                    first.add(found.fill.execId() + " (#" + event.id() + ")");
                }
            }
        }
        FillFinder found = first(byExec, byId, byPlace);
        if (found == null) {
            throw new RunException("the run has no fill \"" + name + "\"; " + (count == 0
                    ? "it has no fills at all"
                    : "its " + count + " fills are named by execution id or number in the run, as the column id of fills.csv: "
                            + String.join(", ", first) + (count > SHOWN ? " …" : "")));
        }
        return found;
    }

    private static @Nullable FillFinder first(@Nullable FillFinder exec, @Nullable FillFinder id, @Nullable FillFinder place) {
        return exec != null ? exec : id != null ? id : place;
    }

    private static long number(String name) {
        try {
            return Long.parseLong(name.startsWith("#") ? name.substring(1) : name);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
