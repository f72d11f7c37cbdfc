package dev.assay.core.risk;

import dev.assay.core.risk.RiskState.Release;
import java.util.ArrayList;
import java.util.List;

/// The releases of soft blocks that have not been used up.
final class Releases {
    private final List<Release> standing = new ArrayList<>();

    void add(Release release) {
        standing.add(release);
    }

    boolean holds(String control, int strategy, int instrument, long ts) {
        return find(control, strategy, instrument, ts) >= 0;
    }

    void use(String control, int strategy, int instrument, long ts) {
        int at = find(control, strategy, instrument, ts);
        if (at >= 0) {
            standing.remove(at);
        }
    }

    private int find(String control, int strategy, int instrument, long ts) {
        for (int i = 0; i < standing.size(); i++) {
            Release each = standing.get(i);
            if (each.strategy() == strategy && each.instrument() == instrument && ts <= each.untilTs() && each.control().equals(control)) {
                return i;
            }
        }
        return -1;
    }
}
