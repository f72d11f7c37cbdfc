package dev.assay.proofbench.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookDelta.Action;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.money.Currency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The queue models against published rows, and positions against cases worked by hand.
class QueueModelTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);

    private static String row(String id) throws IOException {
        try (var in = Objects.requireNonNull(QueueModelTest.class.getResourceAsStream("/queue/queue-vectors.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(id + ",")).findFirst()
                    .orElseThrow();
        }
    }

    private static double number(String row, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=(-?[0-9]+(?:\\.[0-9]+)?)").matcher(row);
        assertThat(found.find()).as(name + " in " + row).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static void published(String id, QueueModel.Kind kind) throws IOException {
        String row = row(id);
        String expected = row.substring(row.indexOf("\"p="));
        String given = row.substring(row.indexOf("front=60"));
        QueueModel model = new QueueModel(kind, number(row, "n"));
        double front = number(given, "front");
        double back = number(given, "back");
        assertThat(model.behind(front, back)).isCloseTo(number(expected, "p"), within(1e-10));
        assertThat(model.front(front, 100, 20, 80, 1)).isCloseTo(number(expected, "front"), within(1e-10));
    }

    @Test
    void powerAndPowerShareGiveThePublishedRows() throws IOException {
        published("QUEUE-pow", QueueModel.Kind.POWER);
        published("QUEUE-pow3", QueueModel.Kind.POWER_SHARE);
    }

    @Test
    void logarithmsAreOfWholeUnits() {
        QueueModel log = new QueueModel(QueueModel.Kind.LOG, 2);
        double behind = Math.log(41) / (Math.log(41) + Math.log(61));
        assertThat(log.behind(60, 40)).isCloseTo(behind, within(1e-12));
        assertThat(log.front(60, 100, 20, 80, 1)).isCloseTo(60 - (1 - behind) * 20, within(1e-12));
        assertThat(log.front(6_000, 10_000, 2_000, 8_000, 100)).as("in hundredths").isCloseTo(100 * (60 - (1 - behind) * 20), within(1e-9));
    }

    @Test
    void theWholeLevelIsMoreThanWhatIsBeforeUs() {
        for (QueueModel.Kind kind : QueueModel.Kind.values()) {
            QueueModel model = new QueueModel(kind, 3);
            assertThat(model.front(60, 100, 55, 45, 1)).as(kind.id()).isBetween(0.0, 45.0);
            assertThat(model.front(60, 100, -50, 150, 1)).as(kind.id()).isEqualTo(60);
            assertThat(model.front(0, 0, 0, 0, 1)).as(kind.id()).isZero();
        }
    }

    @Test
    void tradesAtOurPriceComeOffTheFront() throws IOException {
        LevelBook book = new LevelBook();
        book.apply(new BookSnapshot(ACME, 1, 0, List.of(new BookLevel(1_000, 100, 0)), List.of()));
        QueuePosition position = new QueuePosition(QueueModel.DEFAULT, ACME);
        position.join(book, true, 1_000);
        List<String> fills = new ArrayList<>();
        long left = 50;
        for (long trade : new long[]{80, 30, 50}) {
            long filled = Math.min(left, position.trade(trade, trade));
            left -= filled;
            fills.add(Long.toString(filled));
        }
        assertThat(row("QUEUE-naut")).contains("\"" + String.join(",", fills) + "\"");
    }

    @Test
    void aTradeIsNotTakenForACancelAsWell() {
        LevelBook book = new LevelBook();
        book.apply(new BookSnapshot(ACME, 1, 0, List.of(new BookLevel(1_000, 100, 0)), List.of()));
        QueuePosition position = new QueuePosition(new QueueModel(QueueModel.Kind.POWER, 1), ACME);
        position.join(book, true, 1_000);
        position.level(140);
        assertThat(position.trade(30, 30)).isZero();
        assertThat(position.aheadUnits()).isEqualTo(70);
        position.level(110);
        assertThat(position.aheadUnits()).as("the thirty had traded").isEqualTo(70);
        position.level(99);
        assertThat(position.aheadUnits()).as("of eleven cancelled 70/110 were before us").isCloseTo(63, within(1e-9));
    }

    @Test
    void placesAreExactWithSingleOrders() {
        OrderBook book = new OrderBook();
        book.apply(order(1, Action.SET, 30, 11));
        book.apply(order(1, Action.SET, 20, 12));
        QueuePosition position = new QueuePosition(QueueModel.DEFAULT, ACME);
        position.join(book, true, 1_000);
        book.apply(order(2, Action.SET, 40, 13));
        position.order(book, true, 1_000);
        assertThat(position.aheadUnits()).isEqualTo(50);
        book.apply(order(3, Action.DELETE, 0, 13));
        position.order(book, true, 1_000);
        assertThat(position.aheadUnits()).as("behind us").isEqualTo(50);
        book.apply(order(4, Action.SET, 15, 12));
        position.order(book, true, 1_000);
        assertThat(position.aheadUnits()).as("smaller, same place").isEqualTo(45);
        assertThat(position.trade(35, 35)).isZero();
        assertThat(position.aheadUnits()).isEqualTo(10);
        book.apply(order(5, Action.DELETE, 0, 11));
        position.order(book, true, 1_000);
        book.apply(order(5, Action.EXECUTE, 10, 12));
        position.order(book, true, 1_000);
        assertThat(position.aheadUnits()).as("the trade is known once").isEqualTo(10);
        book.apply(order(6, Action.SET, 25, 12));
        position.order(book, true, 1_000);
        assertThat(position.aheadUnits()).as("it grew and went behind us").isZero();
        assertThat(position.trade(7, 7)).isEqualTo(7);
    }

    private static BookDelta order(long ts, Action action, long size, long id) {
        return new BookDelta(ACME, ts, 0, action, true, 1_000, size, id);
    }
}
