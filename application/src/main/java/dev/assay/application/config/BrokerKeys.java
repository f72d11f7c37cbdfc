package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import dev.assay.core.order.OrdType;
import java.util.List;

/// The keys of `brokers` and `routes`: several simulated brokers, and which order goes to which.
final class BrokerKeys {
    static final Declared.Key<String> NAME = new Declared.Key<>("name",
            TextTypes.matching("up to 16 lower-case letters, digits and '-'", "[a-z][a-z0-9-]{0,15}"),
            new Preset.Required<>("name: cheap"), "Its name, unique in the run: it stands before the broker's ids, as in `cheap:V-1`.");
    static final Declared.Key<List<OrdType>> ORDER_TYPES = new Declared.Key<>("orderTypes",
            TextTypes.listOf(TextTypes.choice(OrdType.values()), false), new Preset.Absent<>("all"),
            "Order types it takes; what it lacks is emulated in the engine where that is possible.");
    static final Declared.Key<String> BROKER = new Declared.Key<>("broker",
            TextTypes.matching("the name of one of `brokers`", "[a-z][a-z0-9-]{0,15}"), new Preset.Required<>("broker: cheap"),
            "Where the order goes.");
    static final Declared.Key<List<String>> STRATEGIES = new Declared.Key<>("strategies",
            TextTypes.listOf(TextTypes.matching("letters, digits, '.', '-' and '_'", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"), false),
            new Preset.Absent<>("any"), "Ids of the strategies whose orders go there.");
    static final Declared.Key<List<String>> INSTRUMENTS = new Declared.Key<>("instruments",
            TextTypes.listOf(TextTypes.matching("a symbol such as AAPL", "[A-Za-z0-9^][A-Za-z0-9._/:^=-]{0,31}"), false),
            new Preset.Absent<>("any"), "Symbols whose orders go there.");
    static final Listing ROUTES = new Listing("routes",
            "Which order goes to which of `brokers`: the first rule that fits. Every instrument of every strategy must fit one.",
            new Section("routes", "One rule.", List.of(BROKER, STRATEGIES, INSTRUMENTS)));

    private BrokerKeys() {}
}
