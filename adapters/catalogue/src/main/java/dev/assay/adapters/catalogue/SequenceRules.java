package dev.assay.adapters.catalogue;

import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.RowPolicy;
import java.util.ArrayList;
import java.util.List;

/// What only two neighbouring bars of one instrument can show: the same bar twice, a stuck feed, a jump. Rows come in the order of their times.
final class SequenceRules {
    /// What came of one row.
    enum Outcome {
        KEEP, SAME_ROW_AGAIN, SAME_TIME_AGAIN, OVERLAPS
    }

    /// Flags this class sets.
    static final int FLAGS = QualityFlag.STALE_REPEAT.bit() | QualityFlag.PRICE_JUMP.bit();

    private final int jumpPercent;
    private final List<BarRow> previous = new ArrayList<>();

    SequenceRules(RowPolicy policy) {
        this.jumpPercent = policy.jumpPercent();
    }

    /// The row before of that series; its line is 0 when there was none.
    BarRow previous(int series) {
        while (previous.size() <= series) {
            previous.add(new BarRow());
        }
        return previous.get(series);
    }

    /// Judges a row against the one before and adds flags to it.
    Outcome judge(BarRow row) {
        BarRow before = previous(row.series);
        if (before.line != 0) {
            if (row.tsOpen == before.tsOpen) {
                return row.samePayload(before) ? Outcome.SAME_ROW_AGAIN : Outcome.SAME_TIME_AGAIN;
            }
            if (row.tsOpen < before.tsClose) {
                return Outcome.OVERLAPS;
            }
            row.flags |= flags(before, row);
        }
        before.copyFrom(row);
        return Outcome.KEEP;
    }

    private int flags(BarRow before, BarRow row) {
        int flags = 0;
        if (row.volume > 0 && row.open == before.open && row.high == before.high && row.low == before.low && row.close == before.close
                && row.volume == before.volume) {
            flags |= QualityFlag.STALE_REPEAT.bit();
        }
        if (jumpPercent > 0 && jump(before.close, row.close)) {
            flags |= QualityFlag.PRICE_JUMP.bit();
        }
        return flags;
    }

    private boolean jump(long a, long b) {
        long smaller = Math.min(Math.abs(a), Math.abs(b));
        return smaller == 0 ? a != b : Math.abs((double) a - b) * 100 > (double) jumpPercent * smaller;
    }
}
