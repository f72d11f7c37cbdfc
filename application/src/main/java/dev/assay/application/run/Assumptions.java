package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Universe;
import dev.assay.execution.CostModel;
import dev.assay.proofbench.CarryTerms;
import dev.assay.proofbench.FillModel;
import java.nio.file.Path;
import java.util.Locale;

/// `assumptions.csv`: what every model in force assumes, in its own words.
final class Assumptions {
    private Assumptions() {}

    private static String lots(AssayConfig config) {
        return switch (config.account().lots()) {
            case FIFO -> "A closing trade relieves the oldest lots first.";
            case LIFO -> "A closing trade relieves the newest lots first. Round trips are matched first in first out all the same.";
            case AVERAGE -> "A closing trade relieves lots at their average cost. Round trips are matched first in first out all the same.";
        };
    }

    private static void models(CsvFile out, String where, AssayConfig config, ExchangeCalendar calendar) {
        FillModel fills = Assembly.fills(config);
        CostModel costs = CostAssembly.costs(config, calendar);
        out.row("fills" + where, fills.id(), fills.assumptions());
        out.row("commission" + where, costs.rule(), costs.assumptions());
    }

    private static void account(CsvFile out, AssayConfig config, Universe universe) {
        if (config.account().type() == AssayConfig.AccountType.CASH) {
            out.row("account", "cash", CarryAssembly.settlement(config).assumptions());
        } else if (MarginAssembly.asked(config)) {
            String model = config.account().margin().model().name().toLowerCase(Locale.ROOT).replace('_', '-');
            out.row("account", "margin:" + model, MarginAssembly.terms(config, universe).assumptions());
        } else {
            out.row("account", "margin", ModelListing.MARGIN);
        }
    }

    static void write(Path directory, AssayConfig config, Universe universe, ExchangeCalendar calendar, Latencies latencies) {
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.ASSUMPTIONS), "kind", "model", "text")) {
            if (config.brokers().isEmpty()) {
                models(out, "", config, calendar);
            }
            for (AssayConfig.Broker broker : config.brokers()) {
                models(out, " at " + broker.name(), config.at(broker), calendar);
            }
            if (config.execution().delayBars() > 0) {
                out.row("decisions", "late", "Every signal is acted on " + config.execution().delayBars()
                        + " bars of its instrument after it was given (execution.delayBars).");
            }
            out.row("latency", "feed:" + latencies.feed().id(), latencies.feed().assumptions());
            out.row("latency", "order:" + latencies.order().id(), latencies.order().assumptions());
            out.row("latency", "response:" + latencies.response().id(), latencies.response().assumptions());
            CarryTerms carry = CarryAssembly.terms(config, universe);
            for (String each : carry.assumptions()) {
                out.row("financing", carry.none() ? "none" : "carry", each);
            }
            account(out, config, universe);
            if (config.data().timeframe().intraday() && config.data().captures().isEmpty()) {
                boolean regular = config.data().hours() == AssayConfig.Hours.REGULAR;
                out.row("hours", regular ? "regular" : "extended", regular
                        ? "Bars that do not lie within a session of the calendar are left out."
                        : "Bars before and after the calendar's sessions are read and traded on too.");
            }
            out.row("dividends", "ex-date",
                    "Booked as receivable at the ex-date and as cash at the pay date; shorts owe them. No withholding tax.");
            out.row("books", "lots:" + config.account().lots().name().toLowerCase(Locale.ROOT), lots(config));
            for (AssayConfig.Rate rate : config.account().rates()) {
                String pair = rate.currency() + "/" + config.account().currency();
                out.row("rate", pair, switch (rate.from()) {
                    case AssayConfig.RateFrom.Pair from -> "The latest price of " + from.symbol() + "; nothing is exchanged: cash stays in "
                            + rate.currency() + ", below zero where it is borrowed, and is valued at that rate.";
                    case AssayConfig.RateFrom.Constant from -> pair + " is taken to be " + from.rate().toPlainString() + " all the time.";
                });
            }
            out.row("calendar", calendar.mic(), "Sessions, half days and holidays as in calendar.txt, version " + calendar.version() + ".");
            out.row("statistics", "session returns", "Returns from session close to session close; annualised with "
                    + Math.round(Assembly.sessionsPerYear(calendar)) + " sessions a year; risk-free rate zero.");
        }
    }
}
