package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the answers of several brokers to one question together.
final class RoutedAnswers {
    /// A question that not all answer is given up after so many later ones.
    private static final int OPEN = 64;

    private final int routes;
    private final Map<Long, @Nullable BrokerMessage[]> open = new LinkedHashMap<>();

    RoutedAnswers(int routes) {
        this.routes = routes;
    }

    void begin(long queryId) {
        open.put(queryId, new BrokerMessage[routes]);
        if (open.size() > OPEN) {
            open.remove(open.keySet().iterator().next());
        }
    }

    /// Takes a route's answer; the whole one where it was the last, and null before. What is no answer is given back.
    @Nullable
    BrokerMessage add(int route, BrokerMessage message) {
        return switch (message) {
            case ReportsAnswer a -> whole(a.queryId(), route, a);
            case OrdersAnswer a -> whole(a.queryId(), route, a);
            case PositionsAnswer a -> whole(a.queryId(), route, a);
            case AccountAnswer a -> whole(a.queryId(), route, a);
            case AccountCharge c -> c;
            case MarginCall c -> c;
            case CommandOutcome o -> o;
            case ExecutionReport r -> r;
            case LinkStatus s -> s;
        };
    }

    private @Nullable BrokerMessage whole(long queryId, int route, BrokerMessage answer) {
        @Nullable
        BrokerMessage[] parts = open.get(queryId);
        if (parts == null) {
            return null;
        }
        parts[route] = answer;
        List<BrokerMessage> all = new ArrayList<>();
        for (BrokerMessage part : parts) {
            if (part == null) {
                return null;
            }
            all.add(part);
        }
        open.remove(queryId);
        return all.stream().reduce(RoutedAnswers::both).orElseThrow();
    }

    private static BrokerMessage both(BrokerMessage first, BrokerMessage second) {
        return switch (first) {
            case ReportsAnswer a when second instanceof ReportsAnswer b -> new ReportsAnswer(a.queryId(), a.count() + b.count(),
                    a.complete() && b.complete(), Math.min(a.transactTs(), b.transactTs()));
            case OrdersAnswer a when second instanceof OrdersAnswer b -> {
                List<OrdersAnswer.State> orders = new ArrayList<>(a.orders());
                orders.addAll(b.orders());
                yield new OrdersAnswer(a.queryId(), orders, Math.min(a.transactTs(), b.transactTs()));
            }
            case PositionsAnswer a when second instanceof PositionsAnswer b -> positions(a, b);
            case AccountAnswer a when second instanceof AccountAnswer b -> account(a, b);
            default -> throw new IllegalStateException("the brokers answered one question by " + first + " and " + second);
        };
    }

    /// Long and short stay apart, as they may be anyway.
    private static PositionsAnswer positions(PositionsAnswer a, PositionsAnswer b) {
        TreeMap<Integer, PositionsAnswer.Held> bySide = new TreeMap<>();
        for (PositionsAnswer answer : List.of(a, b)) {
            for (PositionsAnswer.Held held : answer.positions()) {
                Instrument instrument = held.instrument();
                int side = 2 * instrument.number() + (held.quantity().signum() < 0 ? 1 : 0);
                PositionsAnswer.Held other = bySide.get(side);
                Quantity sum = other == null ? held.quantity() : other.quantity().plus(held.quantity());
                bySide.put(side, new PositionsAnswer.Held(instrument, sum));
            }
        }
        return new PositionsAnswer(a.queryId(), List.copyOf(bySide.values()), Math.min(a.transactTs(), b.transactTs()));
    }

    private static AccountAnswer account(AccountAnswer a, AccountAnswer b) {
        Map<Currency, Money> byCurrency = new LinkedHashMap<>();
        for (AccountAnswer answer : List.of(a, b)) {
            for (AccountAnswer.Balance balance : answer.cash()) {
                byCurrency.merge(balance.amount().currency(), balance.amount(), Money::plus);
            }
        }
        return new AccountAnswer(a.queryId(), byCurrency.values().stream().map(AccountAnswer.Balance::new).toList(),
                Math.min(a.transactTs(), b.transactTs()));
    }
}
