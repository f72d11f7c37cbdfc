package dev.assay.application.honesty;

import dev.assay.core.market.Bar;
import dev.assay.proofbench.statistics.SplitMix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Other histories made of real bars. A bar is taken as moves from the close before it (to its open, high, low and close) and its volume;
/// the moves are put in another order and prices are built from them again, rounded to the instrument's tick. Times stay what they were.
/// The same seed gives the same history on any machine. Single-threaded.
final class OtherFuture {
    private final SplitMix random;

    OtherFuture(long seed) {
        random = new SplitMix(seed);
    }

    /// The bars up to and with the cut as they are, then at most `most` more, in an order of chance. A bar that opens at or before the cut
    /// keeps its opening, which is no secret any more.
    List<Bar> after(List<Bar> bars, long cut, int most) {
        int known = 0;
        while (known < bars.size() && bars.get(known).tsClose() <= cut) {
            known++;
        }
        int end = Math.min(bars.size(), known + most);
        List<Bar> all = new ArrayList<>(bars.subList(0, end));
        int[] order = shuffled(known, end);
        for (int i = known; i < end; i++) {
            Bar source = bars.get(order[i - known]);
            Bar made = moved(all, i, source, order[i - known] == 0 ? null : bars.get(order[i - known] - 1));
            all.set(i, bars.get(i).tsOpen() <= cut ? opening(made, bars.get(i).openUnits()) : made);
        }
        return all;
    }

    /// A whole history from blocks of bars that begin anywhere and last a geometric number of bars, wrapped around at the end. Every
    /// instrument's list is drawn with the same `seed`, so that what happened together stays together where they have the same times.
    List<Bar> blocks(List<Bar> bars, double meanBlock) {
        List<Bar> all = new ArrayList<>(bars);
        int at = 0;
        for (int i = 1; i < bars.size(); i++) {
            boolean begins = i == 1 || random.uniform() * meanBlock < 1;
            int where = random.below(bars.size() - 1);
            at = begins ? 1 + where : at + 1 == bars.size() ? 1 : at + 1;
            all.set(i, moved(all, i, bars.get(at), bars.get(at - 1)));
        }
        return all;
    }

    private int[] shuffled(int from, int to) {
        int[] order = new int[to - from];
        for (int i = 0; i < order.length; i++) {
            order[i] = from + i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.below(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /// The bar at a place, with another bar's moves from the close before it.
    private static Bar moved(List<Bar> all, int at, Bar source, @Nullable Bar before) {
        Bar place = all.get(at);
        double base = before == null ? source.openUnits() : before.closeUnits();
        double from = at == 0 ? place.openUnits() : all.get(at - 1).closeUnits();
        double factor = base > 0 ? from / base : 1;
        long open = price(source.openUnits() * factor, place);
        long close = price(source.closeUnits() * factor, place);
        long high = Math.max(price(source.highUnits() * factor, place), Math.max(open, close));
        long low = Math.min(price(source.lowUnits() * factor, place), Math.min(open, close));
        return new Bar(place.instrument(), place.tsOpen(), place.tsClose(), open, high, low, close, source.volumeUnits());
    }

    static Bar opening(Bar bar, long openUnits) {
        return new Bar(bar.instrument(), bar.tsOpen(), bar.tsClose(), openUnits, Math.max(openUnits, bar.highUnits()),
                Math.min(openUnits, bar.lowUnits()), bar.closeUnits(), bar.volumeUnits());
    }

    private static long price(double units, Bar place) {
        long tick = place.instrument().tickUnits();
        return Math.max(1, Math.round(units / tick)) * tick;
    }
}
