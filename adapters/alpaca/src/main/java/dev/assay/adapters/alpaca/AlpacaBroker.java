package dev.assay.adapters.alpaca;

import dev.assay.core.event.Clock;
import dev.assay.core.instrument.Universe;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.LinkStatus.State;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.StatusRequest;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Trading through Alpaca, or through anything that speaks its API.
///
/// Calls hand over and return: one thread carries commands and questions to the REST API in their order, another keeps what is known of the orders and
/// hears the stream of trade updates. Every report has an id that it keeps, so that what comes twice, by the stream and by a search after an interruption,
/// is told once. A replacement, which Alpaca makes an order of its own, continues the order it replaces. A command whose answer is lost is looked
/// up by its client order id before it is sent again; where nobody knows, its outcome is unknown. An order by amount is sent by its estimated quantity.
///
/// Methods are called from the loop's thread; [#close] from any.
public final class AlpacaBroker implements BrokerAdapter, AutoCloseable {
    private static final Capabilities CAPABILITIES = new Capabilities("Alpaca", Words.TYPES, Words.TIMES, true, true, true, false);

    /// A command that was sent.
    private static final class Sent {
        private final OrderCommand command;
        private volatile boolean again;

        Sent(OrderCommand command) {
            this.command = command;
        }
    }

    private final HttpClient http;
    private final ExecutorService requests = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("alpaca-requests").factory());
    private final ScheduledExecutorService own = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("alpaca").factory());
    private final Queue<BrokerMessage> messages = new ConcurrentLinkedQueue<>();
    private final Map<Long, Sent> sent = new ConcurrentHashMap<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final Clock clock;
    private final Desk desk;
    private final Books books;
    private final Blotter blotter;
    private final UpdateSocket socket;
    private volatile boolean refused;
    private volatile boolean interrupted;

    private AlpacaBroker(AlpacaSettings settings, AlpacaKeys keys, Universe universe, Clock clock) {
        this.clock = clock;
        http = HttpClient.newBuilder().connectTimeout(settings.timeout()).version(HttpClient.Version.HTTP_1_1).build();
        Semaphore permits = new Semaphore(settings.requestsPerMinute());
        long every = Math.max(1, TimeUnit.MINUTES.toMicros(1) / settings.requestsPerMinute());
        var _ = own.scheduleAtFixedRate(() -> {
            if (permits.availablePermits() < settings.requestsPerMinute()) {
                permits.release();
            }
        }, every, every, TimeUnit.MICROSECONDS);
        Rest rest = new Rest(http, settings, keys, permits);
        Consumer<BrokerMessage> out = messages::add;
        blotter = new Blotter(settings, universe, out);
        desk = new Desk(rest, settings, clock, blotter, own, out);
        books = new Books(rest, universe, settings, clock, blotter, desk, out);
        socket = new UpdateSocket(http, settings, keys, own, new Heard());
    }

    /// Connects, and waits until updates come.
    ///
    /// @param settings where and how to trade
    /// @param keys the account's keys
    /// @param universe the instruments of the run, found by their symbols; orders and positions in others are left out of every answer
    /// @param clock when outcomes and answers became known; reports have Alpaca's own times
    /// @throws AlpacaException when nobody answers, or the keys are refused
    public static AlpacaBroker connect(AlpacaSettings settings, AlpacaKeys keys, Universe universe, Clock clock) {
        AlpacaBroker broker = new AlpacaBroker(settings, keys, universe, clock);
        broker.socket.start();
        try {
            boolean up = broker.first.await(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (!up || broker.refused) {
                broker.close();
                throw new AlpacaException(broker.refused
                        ? "Alpaca refuses the keys at " + settings.server() + ": check that they belong to that account"
                        : "nobody answers at " + settings.stream() + " within " + settings.timeout().toSeconds()
                                + " s: check the address and the network, or start the sandbox with: assay sandbox");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broker.close();
            throw new AlpacaException("interrupted while connecting to " + settings.server());
        }
        return broker;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        if (command instanceof StatusRequest) {
            work(() -> desk.carry(command));
            return;
        }
        Sent before = sent.get(command.clOrdId());
        if (before != null) {
            if (!same(before.command, command)) {
                throw new IllegalStateException(
                        "client order id " + command.clOrdId() + " was used for " + before.command + " and cannot stand for " + command);
            }
            if (!before.again) {
                return;
            }
        }
        Sent one = new Sent(command);
        sent.put(command.clOrdId(), one);
        work(() -> one.again = desk.carry(command));
    }

    private static boolean same(OrderCommand before, OrderCommand now) {
        return before instanceof CancelRequest one && now instanceof CancelRequest two
                ? one.origClOrdId() == two.origClOrdId() && one.instrument().equals(two.instrument())
                : before.equals(now);
    }

    @Override
    public void ask(BrokerQuery query) {
        work(() -> books.answer(query));
    }

    @Override
    public @Nullable BrokerMessage poll() {
        return messages.poll();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void work(Work work) {
        pending.incrementAndGet();
        requests.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // What this adapter cannot make sense of must not pass for nothing: the link is taken for lost, and the books are compared.
                messages.add(new LinkStatus(State.DISCONNECTED, "Alpaca's answer cannot be used: " + e.getMessage(), clock.nowNanos()));
            } finally {
                pending.decrementAndGet();
            }
        });
    }

    /// Waits until everything sent has been answered and every update that had been sent by then has come.
    void settle() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            CountDownLatch done = new CountDownLatch(1);
            work(() -> own.execute(() -> socket.afterAll(done::countDown)));
            if (!done.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the link has not settled within a minute");
            }
        }
    }

    /// Whether updates come, and everything asked for has been answered.
    boolean quiet() throws InterruptedException {
        Boolean live = desk.ask(socket::live);
        return live != null && live && pending.get() == 0;
    }

    /// How many orders in instruments outside the run were heard of.
    long strangers() {
        return blotter.strangers();
    }

    @Override
    public void close() {
        socket.close();
        requests.shutdownNow();
        own.shutdownNow();
        http.shutdownNow();
    }

    private final class Heard implements UpdateSocket.Ear {
        @Override
        public void up() {
            boolean again = interrupted;
            interrupted = false;
            if (first.getCount() > 0) {
                messages.add(new LinkStatus(State.CONNECTED, "", clock.nowNanos()));
                first.countDown();
            } else if (again) {
                work(() -> {
                    books.findMissed();
                    messages.add(new LinkStatus(State.CONNECTED, "the link is back", clock.nowNanos()));
                });
            }
        }

        @Override
        public void down(String text) {
            interrupted = true;
            messages.add(new LinkStatus(State.DISCONNECTED, text, clock.nowNanos()));
        }

        @Override
        public void refused() {
            refused = true;
            messages.add(new LinkStatus(State.AUTH_EXPIRED, "Alpaca refuses the keys", clock.nowNanos()));
            first.countDown();
        }

        @Override
        public void update(JsonNode data) {
            blotter.update(data);
        }

        @Override
        public void beat() {
            messages.add(new LinkStatus(State.HEARTBEAT, "", clock.nowNanos()));
        }
    }
}
