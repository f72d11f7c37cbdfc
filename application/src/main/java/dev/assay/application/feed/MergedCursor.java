package dev.assay.application.feed;

import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.market.MarketData;
import java.util.ArrayList;
import java.util.List;

/// Merges lanes in time order; among equal times the lane given first comes first. Memory does not grow with the length of the data.
public final class MergedCursor implements InputCursor {
    private final String source;
    private final List<Lane> lanes;
    private final long[] times;
    private final int[] heap;
    private int size;
    private int current = -1;

    private MergedCursor(String source, List<Lane> lanes) {
        this.source = source;
        this.lanes = List.copyOf(lanes);
        this.times = new long[lanes.size()];
        this.heap = new int[lanes.size()];
        for (int i = 0; i < times.length; i++) {
            if (lanes.get(i).advance()) {
                times[i] = lanes.get(i).tsEvent();
                heap[size] = i;
                siftUp(size++);
            }
        }
    }

    /// A cursor over stored bars and the actions that go with them.
    ///
    /// @param source named as the source of every input
    /// @param feeds one feed per instrument, in instrument order; closed with the cursor
    /// @param actions corporate actions and status changes, in time order
    public static MergedCursor of(String source, List<MarketDataFeed> feeds, List<? extends MarketData> actions) {
        List<Lane> lanes = new ArrayList<>();
        if (!actions.isEmpty()) {
            lanes.add(new ListLane(actions));
        }
        for (MarketDataFeed feed : feeds) {
            lanes.add(new BarLane(feed));
        }
        return new MergedCursor(source, lanes);
    }

    /// A cursor over recorded markets.
    ///
    /// @param source named as the source of every input
    /// @param feeds one per instrument, in instrument order; closed with the cursor
    /// @param bars what makes bars of each one's trades, in the same order; empty for none
    public static MergedCursor recorded(String source, List<CaptureFeed> feeds, List<TradeBars> bars) {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            lanes.add(new TickLane(feeds.get(i), bars.isEmpty() ? null : bars.get(i)));
        }
        return new MergedCursor(source, lanes);
    }

    /// Whether there is no input at all. Ask before the first [#advance].
    public boolean isEmpty() {
        return size == 0;
    }

    /// When the first input happens, epoch ns UTC. Ask before the first [#advance].
    public long firstTs() {
        return times[heap[0]];
    }

    @Override
    public boolean advance() {
        if (current >= 0) {
            // The lane read last stands at the top still: move it on and let it sink.
            Lane lane = lanes.get(current);
            if (lane.advance()) {
                times[current] = lane.tsEvent();
            } else {
                heap[0] = heap[--size];
            }
            siftDown();
        }
        current = size == 0 ? -1 : heap[0];
        return size > 0;
    }

    @Override
    public long tsEvent() {
        return times[current];
    }

    @Override
    public void giveTo(InstantBatch batch) {
        lanes.get(current).giveTo(batch, source);
    }

    @Override
    public void close() {
        for (Lane lane : lanes) {
            lane.close();
        }
    }

    private boolean before(int a, int b) {
        return times[a] < times[b] || times[a] == times[b] && a < b;
    }

    private void siftUp(int from) {
        int at = from;
        int lane = heap[at];
        while (at > 0 && before(lane, heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = lane;
    }

    private void siftDown() {
        if (size < 2) {
            return;
        }
        int at = 0;
        int lane = heap[0];
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], lane)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = lane;
    }
}
