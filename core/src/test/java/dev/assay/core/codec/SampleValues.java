package dev.assay.core.codec;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import dev.assay.core.signal.StrategyId;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Seeded random values with the edges of their ranges well represented.
class SampleValues {
    private static final long[] EDGES = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE, 255, 256, 65_535};
    private static final String ASCII = "abcXYZ 019 :-_./\"\\\u0000\t\n";
    private static final String WIDE = "äßéØ €日本語КГ𝄞🚀x";

    final SplittableRandom random;

    SampleValues(long seed) {
        random = new SplittableRandom(seed);
    }

    long i64() {
        return random.nextInt(4) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextLong();
    }

    int i32() {
        return random.nextInt(4) == 0 ? (int) EDGES[random.nextInt(EDGES.length)] : random.nextInt();
    }

    long positive() {
        return random.nextInt(4) == 0 ? (random.nextBoolean() ? 1 : Long.MAX_VALUE) : random.nextLong(1, Long.MAX_VALUE);
    }

    boolean bool() {
        return random.nextBoolean();
    }

    <E> E of(E[] values) {
        return values[random.nextInt(values.length)];
    }

    <T> @Nullable T maybe(Supplier<T> value) {
        return bool() ? value.get() : null;
    }

    String text() {
        int length = switch (random.nextInt(20)) {
            case 0 -> random.nextInt(5_000);
            case 1, 2 -> 0;
            default -> random.nextInt(40);
        };
        int[] alphabet = (random.nextInt(3) == 0 ? ASCII + WIDE : ASCII).codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    String someText() {
        return "#" + text();
    }

    Instrument instrument() {
        return SampleRun.UNIVERSE.get(random.nextInt(SampleRun.UNIVERSE.size()));
    }

    StrategyId strategy() {
        return SampleRun.STRATEGIES.get(random.nextInt(SampleRun.STRATEGIES.size()));
    }

    Currency currency() {
        return SampleRun.CURRENCIES.get(random.nextInt(SampleRun.CURRENCIES.size()));
    }

    int scale() {
        return random.nextInt(19);
    }

    Price price() {
        return new Price(i64(), scale());
    }

    Quantity quantity() {
        return new Quantity(i64(), scale());
    }

    Quantity positiveQuantity() {
        return new Quantity(positive(), scale());
    }

    Money money() {
        return new Money(i64(), currency());
    }

    OrderTerms terms() {
        OrdType type = of(OrdType.values());
        TimeInForce timeInForce = of(TimeInForce.values());
        boolean limit = type == OrdType.LIMIT;
        boolean rests = limit && (timeInForce == TimeInForce.DAY || timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.GTD);
        return new OrderTerms(type, type.hasLimit() ? price() : null, type.hasStop() ? price() : null, timeInForce,
                type == OrdType.TRAILING_STOP ? trail() : null, timeInForce == TimeInForce.GTD ? positive() : 0,
                rests && bool() ? positiveQuantity() : null, rests && bool(), bool(), of(PositionEffect.values()));
    }

    private Trail trail() {
        return bool() ? Trail.amount(new Price(positive(), scale())) : Trail.basisPoints(1 + random.nextInt(9_999));
    }
}
