package dev.assay.proofbench.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookDelta.Action;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.money.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The books on arrays against the naive one, message by message, on seeded random messages with gaps, repeats, snapshots and clears.
class BookAgreementTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final int SEEDS = 40;
    private static final int MESSAGES = 2_000;

    @Test
    void levelsAgreeAfterEveryMessage() {
        long gaps = 0;
        long deepest = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LevelBook fast = new LevelBook();
            NaiveBook naive = new NaiveBook(false);
            long sequence = 1;
            int spread = seed % 2 == 0 ? 40 : 2_000;
            for (int i = 0; i < MESSAGES; i++) {
                int kind = random.nextInt(400);
                sequence += kind == 0 ? 2 + random.nextInt(3) : kind == 1 ? -1 : random.nextInt(2);
                long used = seed % 5 == 4 ? 0 : sequence;
                if (i == 20 || kind < 4 && random.nextBoolean()) {
                    BookSnapshot snapshot = new BookSnapshot(ACME, i, used, levels(random, 1_000, -1, spread),
                            levels(random, 1_001, 1, spread));
                    naive.apply(snapshot);
                    fast.apply(snapshot);
                } else {
                    Action action = kind == 5 ? Action.CLEAR : random.nextInt(4) == 0 ? Action.DELETE : Action.SET;
                    BookDelta delta = new BookDelta(ACME, i / 3, used, action, random.nextBoolean(),
                            1_000 - spread / 2 + random.nextInt(spread),
                            random.nextInt(50), 0);
                    naive.apply(delta);
                    fast.apply(delta);
                }
                compare(fast, naive, "seed " + seed + ", message " + i);
                deepest = Math.max(deepest, fast.depth(true));
            }
            gaps += fast.counts().gaps();
        }
        assertThat(gaps).as("gaps were met").isGreaterThan(50);
        assertThat(deepest).as("the arrays grew").isGreaterThan(100);
    }

    @Test
    void ordersAgreeAfterEveryMessage() {
        long unknown = 0;
        int most = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            OrderBook fast = new OrderBook();
            NaiveBook naive = new NaiveBook(true);
            int ids = seed % 2 == 0 ? 60 : 1_500;
            for (int i = 0; i < MESSAGES; i++) {
                int kind = random.nextInt(100);
                Action action = kind == 0 && random.nextInt(5) == 0
                        ? Action.CLEAR
                        : kind < 15 ? Action.DELETE : kind < 30 ? Action.EXECUTE : Action.SET;
                long id = 1L + random.nextInt(ids);
                long size = action == Action.EXECUTE ? Math.max(0, fast.sizeOf(id) - 1 - random.nextInt(5)) : random.nextInt(40);
                BookDelta delta = new BookDelta(ACME, i / 3, 0, action, random.nextBoolean(), 990 + random.nextInt(20), size, id);
                naive.apply(delta);
                fast.apply(delta);
                compare(fast, naive, "seed " + seed + ", message " + i);
                for (long price = 990; price < 1_010; price += 7) {
                    assertThat(fast.at(true, price)).isEqualTo(naive.at(true, price));
                    assertThat(fast.at(false, price)).isEqualTo(naive.at(false, price));
                }
                most = Math.max(most, fast.orders());
            }
            unknown += fast.counts().unknownOrders();
        }
        assertThat(unknown).isGreaterThan(1_000);
        assertThat(most).as("the table of orders grew").isGreaterThan(600);
    }

    private static void compare(Book fast, NaiveBook naive, String where) {
        assertThat(fast.known()).as(where).isEqualTo(naive.known);
        assertThat(fast.counts().gaps()).as(where).isEqualTo(naive.gaps);
        for (boolean bid : new boolean[]{true, false}) {
            List<BookLevel> levels = new ArrayList<>();
            for (int i = 0; i < fast.depth(bid); i++) {
                levels.add(new BookLevel(fast.price(bid, i), fast.size(bid, i), 0));
            }
            assertThat(levels).as(where).isEqualTo(naive.levels(bid));
            for (BookLevel level : levels) {
                assertThat(fast.sizeAt(bid, level.priceUnits())).as(where).isEqualTo(level.sizeUnits());
            }
        }
    }

    private static List<BookLevel> levels(SplittableRandom random, long from, int step, int count) {
        List<BookLevel> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) > 0) {
                levels.add(new BookLevel(from + (long) step * i, 1 + random.nextInt(50), 0));
            }
        }
        return levels;
    }
}
