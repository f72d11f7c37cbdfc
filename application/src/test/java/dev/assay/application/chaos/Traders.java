package dev.assay.application.chaos;

import static dev.assay.application.chaos.Market.ACME;

import dev.assay.core.market.Bar;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Trail;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.Link.Role;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.function.BiConsumer;

/// Strategies that between them use every kind of order.
enum Traders {
    /// Targets, and bids that are moved and taken away.
    RESTLESS {
        @Override
        Strategy make() {
            return new Market.Restless();
        }
    },
    /// Entries by stop with a stop-loss and a profit target that share what the entry fills.
    BRACKETS {
        @Override
        Strategy make() {
            return new Steps((bar, context) -> {
                if (context.bars % 9 == 1) {
                    Quantity quantity = Quantity.of(100);
                    context.now.emit(OrderRequest.buy(ACME, quantity, OrderTerms.stop(at(bar, 101), TimeInForce.GTC), "entry")
                            .as(Role.PARENT, "b"));
                    context.now.emit(OrderRequest.sell(ACME, quantity, OrderTerms.stop(at(bar, 97), TimeInForce.GTC), "stop")
                            .asProtective().as(Role.OCO_CHILD, "b"));
                    context.now.emit(OrderRequest.sell(ACME, quantity, OrderTerms.limit(at(bar, 104), TimeInForce.GTC), "profit")
                            .asProtective().as(Role.OCO_CHILD, "b"));
                }
                if (context.bars % 9 == 8) {
                    context.now.emit(new Cancel(ACME, "b"));
                }
            });
        }
    },
    /// Long and short by a fraction of equity, with protective exits.
    EXITS {
        @Override
        Strategy make() {
            return new Steps((bar, context) -> {
                if (context.bars % 6 == 0) {
                    double fraction = context.bars % 12 == 0 ? 0.5 : -0.4;
                    context.now.emit(new Target(ACME, new SizeRule.Percent(fraction), OrderTerms.market(), new Target.Exits(0.02, 0.03)));
                }
            });
        }
    },
    /// Limits, stops, trailing stops and if-touched orders of every lifetime.
    RESTING {
        @Override
        Strategy make() {
            return new Steps((bar, context) -> {
                Quantity some = Quantity.of(10 + context.bars % 7);
                String tag = "r" + context.bars;
                switch (context.bars % 8) {
                    case 0 -> context.now.emit(OrderRequest.buy(ACME, some, OrderTerms.limit(at(bar, 99), TimeInForce.DAY), tag));
                    case 1 -> context.now.emit(OrderRequest.sell(ACME, some, OrderTerms.stop(at(bar, 99), TimeInForce.DAY), tag));
                    case 2 -> context.now.emit(OrderRequest.sell(ACME, some, OrderTerms.limit(at(bar, 99), TimeInForce.IOC), tag));
                    case 3 -> context.now
                            .emit(OrderRequest.buy(ACME, some, OrderTerms.stopLimit(at(bar, 101), at(bar, 102), TimeInForce.GTC), tag));
                    case 4 -> context.now.emit(
                            OrderRequest.sell(ACME, some, OrderTerms.trailingStop(Trail.basisPoints(150), TimeInForce.GTC), tag));
                    case 5 -> context.now
                            .emit(OrderRequest.buy(ACME, some, OrderTerms.marketIfTouched(at(bar, 99), TimeInForce.DAY), tag));
                    case 6 -> context.now.emit(OrderRequest.sell(ACME, some, OrderTerms.limit(at(bar, 101), TimeInForce.GTC), tag));
                    default -> context.now.emit(OrderRequest.buy(ACME, some, OrderTerms.market(), tag));
                }
            });
        }
    },
    /// A target that is worked over two hours.
    WORKED {
        @Override
        Strategy make() {
            return new Steps((bar, context) -> {
                if (context.bars % 5 == 0) {
                    context.now.emit(new Target(ACME, new SizeRule.Units(Quantity.of(context.bars % 10 == 0 ? 300 : -100)),
                            OrderTerms.market(), null, new Algo.Twap(7_200_000_000_000L, 4)));
                }
            });
        }
    };

    abstract Strategy make();

    private static Price at(Bar bar, int percent) {
        return ACME.price(Market.tick(bar.closeUnits() * percent / 100));
    }

    /// Buys ten shares at one bar.
    static final class Once implements Strategy {
        private final int at;
        private int bars;

        Once(int at) {
            this.at = at;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (++bars == at) {
                context.targetQuantity(ACME, Quantity.of(10));
            }
        }
    }

    private static final class Steps implements Strategy {
        private final BiConsumer<Bar, Step> steps;
        private int bars;

        Steps(BiConsumer<Bar, Step> steps) {
            this.steps = steps;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            steps.accept(bar, new Step(++bars, context));
        }
    }

    private record Step(int bars, StrategyContext now) {}
}
