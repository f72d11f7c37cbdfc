package dev.assay.core.codec;

import dev.assay.core.event.Event;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Charge;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.Trail;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.Link;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an event's frame must hold by name, found by reflection over its records: schema fields are named after record components.
final class Fields {
    private Fields() {}

    static Map<String, @Nullable Object> of(Event event) throws ReflectiveOperationException {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        addAll(event.payload(), fields);
        fields.put("id", event.id());
        fields.put("tsEvent", event.tsEvent());
        fields.put("tsIngest", event.tsIngest());
        fields.put("source", event.source());
        fields.put("correlationId", event.correlationId());
        fields.put("causationId", event.causationId());
        return fields;
    }

    private static void addAll(Object object, Map<String, @Nullable Object> to) throws ReflectiveOperationException {
        for (RecordComponent component : object.getClass().getRecordComponents()) {
            add(object, component.getName(), component.getAccessor().invoke(object), to);
        }
    }

    private static void add(Object owner, String name, @Nullable Object value, Map<String, @Nullable Object> to)
            throws ReflectiveOperationException {
        switch (value) {
            case Signal s -> addAll(s, to);
            case Bar b -> addAll(b, to);
            case OrderTerms t -> addAll(t, to);
            case SizeRule s -> size(s, to);
            case Target.Exits e -> addAll(e, to);
            case ReportDetail d -> addAll(d, to);
            case Money m when owner instanceof PortfolioSnapshot -> {
                to.put(name, m.units());
                to.put("currency", currency(m.currency()));
            }
            case List<?> list when name.equals("charges") -> charges(list, to);
            case List<?> list -> to.put(name, entries(list));
            case Trail t -> addAll(t, to);
            case Algo a -> to.put(name, a.text());
            case Link l -> addAll(l, to);
            case null -> absent(owner, name, to);
            default -> to.put(renamed(name), plain(value));
        }
        if (name.equals("orderId") && owner instanceof OrderCommand) {
            to.put("orderIdKnown", value == null ? "NO" : "YES");
        }
    }

    /// `tsEvent` is the envelope's, and `operator` and `error` are words of C++ and Go, which SBE warns of.
    private static String renamed(String name) {
        return switch (name) {
            case "tsEvent" -> "tsData";
            case "operator" -> "operatorName";
            case "error" -> "errorText";
            default -> name;
        };
    }

    private static void absent(Object owner, String name, Map<String, @Nullable Object> to) {
        if (owner instanceof Target && name.equals("exits")) {
            to.put("stopLoss", null);
            to.put("takeProfit", null);
        } else if (owner instanceof OrderTerms && name.equals("trail")) {
            to.put("trailBy", null);
            to.put("trailBasisPoints", 0L);
        } else if (owner instanceof OrderRequest request && name.equals("link")) {
            if (request.algo() != null) {
                to.put("list", "");
                to.put("role", "MEMBER");
            }
        } else if (owner instanceof OrderRequest request && name.equals("algo")) {
            if (request.link() != null) {
                to.put("algo", "");
            }
        } else if (!(owner instanceof Target && name.equals("algo"))) {
            to.put(name, owner instanceof OrderCommand && name.equals("orderId") ? "" : null);
        }
    }

    private static void size(SizeRule size, Map<String, @Nullable Object> to) {
        to.put("fraction", null);
        to.put("quantity", null);
        to.put("amount", null);
        to.put("measure", null);
        to.put("mean", null);
        to.put("mostFraction", null);
        switch (size) {
            case SizeRule.Percent p -> {
                to.put("sizeRule", "PERCENT");
                to.put("fraction", p.fraction());
            }
            case SizeRule.Units u -> {
                to.put("sizeRule", "UNITS");
                to.put("quantity", plain(u.quantity()));
            }
            case SizeRule.Notional n -> {
                to.put("sizeRule", "NOTIONAL");
                to.put("amount", plain(n.amount()));
            }
            case SizeRule.Volatility v -> computed("VOLATILITY", v.target(), v.volatility(), null, v.cap(), to);
            case SizeRule.RiskPerTrade r -> computed("RISK_PER_TRADE", r.risk(), r.distance(), null, r.cap(), to);
            case SizeRule.Kelly k -> computed("KELLY", k.share(), k.variance(), k.mean(), k.cap(), to);
        }
    }

    private static void computed(String rule, double fraction, double measure, @Nullable Double mean, double cap,
            Map<String, @Nullable Object> to) {
        to.put("sizeRule", rule);
        to.put("fraction", fraction);
        to.put("measure", measure);
        to.put("mean", mean);
        to.put("mostFraction", cap);
    }

    /// Their amounts are a group, their rules one string.
    private static void charges(List<?> charges, Map<String, @Nullable Object> to) {
        if (!charges.isEmpty()) {
            to.put("charges",
                    charges.stream().map(each -> (Object) new TreeMap<>(Map.of("amount", plain(((Charge) each).amount())))).toList());
            to.put("rules", charges.stream().map(each -> ((Charge) each).rule()).collect(Collectors.joining(";")));
        }
    }

    private static List<Object> entries(List<?> list) throws ReflectiveOperationException {
        List<Object> entries = new ArrayList<>();
        for (Object one : list) {
            Map<String, @Nullable Object> entry = new TreeMap<>();
            addAll(one, entry);
            entries.add(entry);
        }
        return entries;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Instrument i -> (long) i.number();
            case StrategyId s -> (long) s.number();
            case Price p -> new TreeMap<String, Object>(Map.of("units", p.units(), "scale", (long) p.scale()));
            case Quantity q -> new TreeMap<String, Object>(Map.of("units", q.units(), "scale", (long) q.scale()));
            case Money m -> {
                Map<String, Object> fields = currency(m.currency());
                fields.put("units", m.units());
                yield fields;
            }
            case Enum<?> e -> e.name();
            case Boolean b -> b ? "YES" : "NO";
            case Integer i -> (long) i;
            default -> value;
        };
    }

    private static Map<String, Object> currency(Currency currency) {
        return new TreeMap<>(Map.of("code", currency.code(), "scale", (long) currency.scale()));
    }
}
