package dev.assay.sandbox;

import dev.assay.core.market.Bar;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import tools.jackson.databind.node.ObjectNode;

/// Stands between the venue and who hears of its orders, and lets updates come late, twice or never. What becomes of one order keeps its order. Used
/// under the venue's lock.
final class FaultyUpdates implements Audience {
    private static final String PLACE = "update";
    private static final int LATEST = 10;

    private final Mischief mischief;
    private final Audience to;
    private final Runnable breakLinks;
    private final Map<String, Late> late = new LinkedHashMap<>();

    /// The updates of one order that are held back.
    private static final class Late {
        private final Queue<ObjectNode> waiting = new ArrayDeque<>();
        private int instants;
    }

    /// @param breakLinks ends every connection that listens
    FaultyUpdates(Mischief mischief, Audience to, Runnable breakLinks) {
        this.mischief = mischief;
        this.to = to;
        this.breakLinks = breakLinks;
    }

    @Override
    public void orderUpdate(ObjectNode data) {
        String order = data.path("order").path("id").asString("");
        String event = data.path("event").asString("");
        Late held = late.get(order);
        if (held == null && (event.equals("fill") || event.equals("partial_fill")) && mischief.strikes(SandboxFault.LATE_FILL, PLACE)) {
            held = new Late();
            held.instants = mischief.upTo(LATEST, PLACE);
            late.put(order, held);
        }
        if (held != null) {
            held.waiting.add(data);
        } else if (mischief.strikes(SandboxFault.DISCONNECT, PLACE)) {
            breakLinks.run();
        } else {
            to.orderUpdate(data);
            if (mischief.strikes(SandboxFault.DUPLICATE_UPDATE, PLACE)) {
                to.orderUpdate(data);
            }
        }
    }

    @Override
    public void bar(Bar bar) {
        to.bar(bar);
    }

    /// An instant has come: what was held back long enough goes out.
    void onInstant() {
        for (Map.Entry<String, Late> one : List.copyOf(late.entrySet())) {
            if (--one.getValue().instants <= 0) {
                release(one.getKey());
            }
        }
    }

    /// Everything that was held back goes out.
    void release() {
        List.copyOf(late.keySet()).forEach(this::release);
    }

    private void release(String order) {
        Late held = late.remove(order);
        if (held != null) {
            held.waiting.forEach(to::orderUpdate);
        }
    }
}
