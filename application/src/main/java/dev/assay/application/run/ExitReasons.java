package dev.assay.application.run;

import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import java.util.LinkedHashMap;
import java.util.Map;

/// Why a position ended, by the order that closed it: a signal, a stop, a target. Remembers the latest orders.
final class ExitReasons {
    private static final int REMEMBERED = 100_000;
    private static final String SIGNAL = "signal";

    private final Map<Long, String> byOrder = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    void accept(OrderCommand command) {
        if (command instanceof OrderCommand.NewOrderSingle order) {
            String reason = reason(order.terms().ordType(), order.protective());
            if (!reason.equals(SIGNAL)) {
                byOrder.put(order.clOrdId(), reason);
            }
        }
    }

    String of(long clOrdId) {
        return byOrder.getOrDefault(clOrdId, SIGNAL);
    }

    private static String reason(OrdType type, boolean protective) {
        return switch (type) {
            case MARKET -> protective ? "exit order" : SIGNAL;
            case LIMIT -> protective ? "target" : "limit order";
            case STOP, STOP_LIMIT -> protective ? "stop loss" : "stop order";
            case TRAILING_STOP -> "trailing stop";
            case MARKET_IF_TOUCHED, LIMIT_IF_TOUCHED -> protective ? "target" : "touch order";
        };
    }
}
