package dev.assay.application.run;

import dev.assay.core.order.Fill;
import dev.assay.core.order.PositionEffect;
import java.util.LinkedHashMap;

/// Quantities of the long and the short book of one strategy in one instrument, as its fills make them; the short one below zero.
final class HeldSides {
    private static final int REMEMBERED = 4_096;

    private record Parts(long opened, long closed) {}

    private final LinkedHashMap<String, Parts> latest = new LinkedHashMap<>();
    long longs;
    long shorts;

    void accept(Fill fill) {
        long signed = fill.signedUnits();
        if (fill.reversal()) {
            takeBack(fill, -signed);
            return;
        }
        long closed = fill.effect() == PositionEffect.OPEN
                ? 0
                : Long.signum(signed) * Math.min(Math.abs(signed), Math.abs(signed > 0 ? shorts : longs));
        add(signed > 0, signed - closed, closed);
        latest.put(fill.execId(), new Parts(signed - closed, closed));
        if (latest.size() > REMEMBERED) {
            latest.pollFirstEntry();
        }
    }

    private void add(boolean buy, long opened, long closed) {
        longs = Math.addExact(longs, buy ? opened : closed);
        shorts = Math.addExact(shorts, buy ? closed : opened);
    }

    private void takeBack(Fill fill, long was) {
        Parts parts = latest.remove(fill.execId());
        if (parts == null || parts.opened() + parts.closed() != was) {
            long own = Math.abs(was > 0 ? longs : shorts);
            long opened = switch (fill.effect()) {
                case OPEN -> was;
                case CLOSE -> 0;
                case FIFO -> Long.signum(was) * Math.min(Math.abs(was), own);
            };
            parts = new Parts(opened, was - opened);
        }
        add(was > 0, -parts.opened(), -parts.closed());
        long turned = longs < 0 ? longs : Math.max(0, shorts);
        longs = longs < 0 ? 0 : longs + turned;
        shorts = turned < 0 ? shorts + turned : shorts - turned;
    }

    /// What trades did before the split can not be told from what they are now.
    void restated() {
        latest.clear();
    }
}
