package dev.assay.benchmarks;

import dev.assay.adapters.captures.Captures;
import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.CaptureRequest;
import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CostModels;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.FillRules;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.proofbench.book.LevelBook;
import dev.assay.proofbench.book.QueueModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Replays a recorded L2 book (`binance` format, BTC/USDT) through the simulated venue on one core, with orders of ours in the queue: one on each of the three best
/// levels of both sides, put back whenever one has filled. `BookReplay FILE [ROUNDS]`.
///
/// Decoding is not measured; seconds are the thread's own processor time.
final class BookReplay {
    private static final int LEVELS = 3;
    private static final StrategyId STRATEGY = new StrategyId(0, "bench");
    private static final Instrument BTC = new Instrument(0, new InstrumentId("BINA:BTCUSDT"), "BTCUSDT", "BINA", Currency.of("USDT"), 2, 1,
            8,
            1_000, 1, new Contract.CryptoPair(Currency.of("BTC")));

    private final MarketData[] data;
    private final long[][] best;
    private final long updates;

    private BookReplay(Path file) {
        List<MarketData> all = new ArrayList<>();
        long count = 0;
        try (CaptureFeed feed = new Captures().open(new CaptureRequest("binance", List.of(file), "BTCUSDT", BTC))) {
            for (MarketData datum = feed.next(); datum != null; datum = feed.next()) {
                all.add(datum);
                count += datum instanceof BookSnapshot book ? book.bids().size() + book.asks().size() : 1;
            }
        }
        data = all.toArray(MarketData[]::new);
        updates = count;
        best = prices();
    }

    /// Where the orders go: the best levels after each datum, found beforehand so that it is not measured.
    private long[][] prices() {
        LevelBook book = new LevelBook();
        long[][] all = new long[data.length][];
        long[] last = new long[0];
        for (int i = 0; i < data.length; i++) {
            if (data[i] instanceof BookSnapshot snapshot) {
                book.apply(snapshot);
            } else if (data[i] instanceof dev.assay.core.market.BookDelta delta) {
                book.apply(delta);
            }
            if (book.depth(true) >= LEVELS && book.depth(false) >= LEVELS) {
                long[] now = new long[2 * LEVELS];
                for (int level = 0; level < LEVELS; level++) {
                    now[level] = book.price(true, level);
                    now[LEVELS + level] = book.price(false, level);
                }
                last = java.util.Arrays.equals(now, last) ? last : now;
            }
            all[i] = last;
        }
        return all;
    }

    private long replay(QueueModel.Kind kind, boolean orders) {
        SimulatedBroker broker = new SimulatedBroker(new Universe(List.of(BTC)),
                FillModels.of("book", FillRules.DEFAULT.with(new QueueModel(kind, 2))), CostModels.none(),
                Money.of("1000000", Currency.of("USDT")));
        long[] slots = new long[2 * LEVELS];
        long fills = 0;
        long ids = 0;
        for (int i = 0; i < data.length; i++) {
            MarketData datum = data[i];
            broker.onInstant(datum.tsEvent());
            if (broker.wants(BTC)) {
                broker.onMarketData(datum, i + 1L);
            }
            for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
                ExecutionReport report = (ExecutionReport) message;
                if (report.ordStatus().terminal()) {
                    fills++;
                    for (int slot = 0; slot < slots.length; slot++) {
                        slots[slot] = slots[slot] == report.clOrdId() ? 0 : slots[slot];
                    }
                }
            }
            if (orders && best[i].length > 0 && !(datum instanceof Trade) && !(datum instanceof Quote)) {
                for (int slot = 0; slot < slots.length; slot++) {
                    if (slots[slot] == 0) {
                        slots[slot] = ++ids;
                        broker.send(new OrderCommand.NewOrderSingle(ids, STRATEGY, BTC, slot < LEVELS ? Side.BUY : Side.SELL,
                                BTC.quantity(100_000), OrderTerms.limit(BTC.price(best[i][slot]), TimeInForce.GTC), "q", false), ids);
                    }
                }
            }
        }
        return fills;
    }

    public static void main(String[] args) {
        BookReplay replay = new BookReplay(Path.of(args[0]));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        System.out.println(replay.data.length + " data, " + replay.updates + " updates of the book and trades");
        for (boolean orders : new boolean[]{false, true}) {
            for (QueueModel.Kind kind : QueueModel.Kind.values()) {
                double fastest = Double.MAX_VALUE;
                long allocated = 0;
                long fills = 0;
                for (int i = 0; i < rounds; i++) {
                    Meter meter = new Meter();
                    fills = replay.replay(kind, orders);
                    double seconds = meter.seconds();
                    if (seconds < fastest) {
                        fastest = seconds;
                        allocated = meter.allocatedBytes();
                    }
                }
                System.out.printf("%-12s %s: %.2f million updates/s at best, %d fills, %.1f bytes/update%n", kind.id(),
                        orders ? "6 orders in the queue" : "no orders", (double) replay.updates / fastest / 1e6, fills,
                        (double) allocated / (double) replay.updates);
                if (!orders) {
                    break;
                }
            }
        }
    }
}
