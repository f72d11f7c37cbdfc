package dev.assay.proofbench.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookDelta.Action;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.money.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);

    private static BookDelta set(long ts, long sequence, boolean bid, long price, long size) {
        return new BookDelta(ACME, ts, sequence, Action.SET, bid, price, size, 0);
    }

    private static BookSnapshot snapshot(long ts, long sequence) {
        return new BookSnapshot(ACME, ts, sequence, List.of(new BookLevel(99, 5, 0), new BookLevel(98, 7, 0)),
                List.of(new BookLevel(101, 4, 0), new BookLevel(103, 6, 0)));
    }

    @Test
    void isNotKnownBeforeItsFirstSnapshotOrClear() {
        LevelBook book = new LevelBook();
        assertThat(book.apply(set(1, 1, true, 99, 5))).isFalse();
        assertThat(book.known()).isFalse();
        assertThat(book.depth(true)).isZero();
        assertThat(book.counts().skipped()).isEqualTo(1);
        book.apply(new BookDelta(ACME, 2, 2, Action.CLEAR, true, 0, 0, 0));
        assertThat(book.known()).isTrue();
        assertThat(book.apply(set(3, 3, true, 99, 5))).isTrue();
    }

    @Test
    void aGapEndsTheBookUntilTheNextSnapshot() {
        LevelBook book = new LevelBook();
        book.apply(snapshot(1, 10));
        assertThat(book.apply(set(2, 11, true, 99, 6))).isTrue();
        assertThat(book.apply(set(2, 11, true, 98, 0))).as("the same batch").isTrue();
        assertThat(book.apply(set(3, 13, true, 97, 1))).as("12 is missing").isFalse();
        assertThat(book.known()).isFalse();
        assertThat(book.apply(set(4, 14, true, 96, 1))).isFalse();
        assertThat(book.sizeAt(true, 96)).isZero();
        book.apply(snapshot(5, 20));
        assertThat(book.known()).isTrue();
        assertThat(book.counts()).isEqualTo(new BookCounts(2, 2, 1, 0, 2, 0, 0, 0));
    }

    @Test
    void whatHasPassedIsIgnored() {
        LevelBook book = new LevelBook();
        book.apply(snapshot(1, 10));
        assertThat(book.apply(set(2, 9, true, 99, 6))).isFalse();
        assertThat(book.apply(snapshot(3, 8))).isFalse();
        assertThat(book.known()).isTrue();
        assertThat(book.sizeAt(true, 99)).isEqualTo(5);
        assertThat(book.counts().stale()).isEqualTo(2);
    }

    @Test
    void aCrossedBookIsCountedOnceWhereABatchLeavesItSo() {
        LevelBook book = new LevelBook();
        book.apply(snapshot(1, 0));
        book.apply(set(2, 0, true, 102, 1));
        assertThat(book.crossed()).as("within the batch").isTrue();
        book.apply(set(2, 0, false, 101, 0));
        assertThat(book.crossed()).isFalse();
        book.apply(set(3, 0, true, 103, 1));
        assertThat(book.locked()).isTrue();
        book.apply(set(4, 0, true, 104, 1));
        book.apply(set(5, 0, true, 97, 1));
        book.apply(set(6, 0, true, 96, 1));
        assertThat(book.crossed()).isTrue();
        assertThat(book.counts().crossed()).isEqualTo(1);
        assertThat(book.counts().locked()).isEqualTo(1);
    }

    @Test
    void whatOursHaveTakenIsGoneUntilTheLevelHasGone() {
        LevelBook book = new LevelBook();
        book.apply(snapshot(1, 0));
        book.take(false, 0, 3);
        assertThat(book.available(false, 0)).isEqualTo(1);
        assertThat(book.size(false, 0)).isEqualTo(4);
        book.apply(set(2, 0, false, 101, 6));
        assertThat(book.available(false, 0)).as("two were added").isEqualTo(3);
        book.apply(set(3, 0, false, 101, 2));
        assertThat(book.available(false, 0)).isZero();
        assertThatThrownBy(() -> book.take(false, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        book.apply(set(4, 0, false, 101, 0));
        book.apply(set(5, 0, false, 101, 2));
        assertThat(book.available(false, 0)).as("a new level").isEqualTo(2);
    }

    @Test
    void kindsOfBookDoNotMix() {
        LevelBook levels = new LevelBook();
        levels.apply(snapshot(1, 0));
        assertThatThrownBy(() -> levels.apply(new BookDelta(ACME, 2, 0, Action.SET, true, 99, 1, 7)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ACME: an order of its own (L3)");
        OrderBook orders = new OrderBook();
        assertThatThrownBy(() -> orders.apply(set(1, 0, true, 99, 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a price level (L2)");
        assertThatThrownBy(() -> orders.apply(snapshot(1, 0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begins anew with a CLEAR");
    }
}
