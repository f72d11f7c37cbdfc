package dev.assay.application.run;

import dev.assay.application.config.ConfigVocabulary;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.BarOrigin;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataException;
import dev.assay.application.data.VendorLine;
import dev.assay.application.run.FillTrace.Datum;
import dev.assay.application.run.FillTrace.Role;
import dev.assay.application.run.OrderLife.Kind;
import dev.assay.application.run.OrderLife.Step;
import dev.assay.application.strategy.StrategyException;
import dev.assay.core.calendar.CalendarFormatException;
import dev.assay.core.codec.CodecException;
import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventJournal;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.Fill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Walks from a fill back to the vendor's datum: fill, order, risk decision, intent, signal, the data behind them, the catalogue's row, the
/// vendor's file and the line in it. The events are read from the package; which datum bears which number is found by a replay, whose events
/// are compared with the recorded ones.
public final class ExplainFill {
    private final RunPorts ports;
    private final ConfigVocabulary vocabulary;

    /// The use case over its ports.
    public ExplainFill(RunPorts ports, ConfigVocabulary vocabulary) {
        this.ports = ports;
        this.vocabulary = vocabulary;
    }

    /// Which fill of which run.
    ///
    /// @param directory the package
    /// @param fill the broker's id of the execution, its number in the run, or the how-manieth fill it is
    public record Request(Path directory, String fill) {}

    /// Explains it.
    ///
    /// @throws RunException when the directory is no run package, cannot be read, or has no such fill
    public FillTrace explain(Request request) {
        StoredPackage stored = StoredPackage.open(request.directory(), vocabulary);
        try {
            FillFinder found = FillFinder.find(stored, ports.journals(), request.fill());
            OrderLife life = life(stored, request.directory(), found.fill());
            List<Step> steps = life.steps().stream().filter(step -> leadsTo(step, found.event())).toList();
            List<String> remarks = new ArrayList<>();
            List<Datum> data = new Search(request.directory(), found, steps, remarks).data();
            return new FillTrace(found.event().id(), found.ordinal(), found.fill().execId(), Timestamps.text(found.event().tsEvent()),
                    found.fill().instrument().symbol(), values(found.fill()), with(life, told(steps, data)), data,
                    inputs(request.directory(), found.fill().instrument()), remarks);
        } catch (CodecException e) {
            throw new RunException("an event of " + request.directory() + " cannot be read: " + e.getMessage()
                    + "; prove the package with: assay verify " + request.directory(), e);
        } catch (IOException e) {
            throw new RunException("the package " + request.directory() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private OrderLife life(StoredPackage stored, Path directory, Fill fill) {
        LifeCollector lives = new LifeCollector(
                new ListOrders.Request(directory, Set.of(fill.clOrdId()), Optional.empty(), Optional.empty(), Set.of()));
        EventDecoder decoder = new EventDecoder(stored.universe(), stored.strategies());
        try (JournalStore.Frames frames = ports.journals().open(stored.journal())) {
            for (byte[] frame = frames.next(); frame != null; frame = frames.next()) {
                lives.accept(decoder.decode(frame, 0, frame.length));
            }
        }
        return lives.chosen().stream().filter(life -> life.clOrdId() == fill.clOrdId()).findFirst()
                .orElseThrow(() -> new RunException("the fill " + fill.execId() + " belongs to order " + fill.clOrdId()
                        + ", which the run did not send: it was the broker's own or was adopted"));
    }

    /// Changes of state say nothing that the report does not; of reports and fills only the fill's own count.
    private static boolean leadsTo(Step step, Event fill) {
        return step.id() <= fill.id() && switch (step.kind()) {
            case INPUT, SIGNAL, INTENT, RISK, COMMAND -> true;
            case REPORT -> step.id() == fill.causationId();
            case FILL -> step.id() == fill.id();
            case STATE, FINDING -> false;
        };
    }

    private static OrderLife with(OrderLife life, List<Step> steps) {
        return new OrderLife(life.clOrdId(), life.strategy(), life.instrument(), life.side(), life.quantity(), life.terms(), life.tag(),
                life.protective(), life.status(), life.cumQty(), life.avgPx(), life.route(), life.reason(), life.createdTs(), life.lastTs(),
                steps);
    }

    /// The steps, with what a datum said where that was found.
    private static List<Step> told(List<Step> steps, List<Datum> data) {
        Map<Long, String> words = new TreeMap<>();
        data.forEach(datum -> words.put(datum.id(), datum.what()));
        return steps.stream().map(step -> step.kind() == Kind.INPUT && words.containsKey(step.id())
                ? new Step(step.id(), step.ts(), step.kind(), String.valueOf(words.get(step.id())), step.causationId())
                : step).toList();
    }

    private static Map<String, String> values(Fill fill) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("strategy", fill.strategy().name());
        values.put("side", fill.side().toString());
        values.put("quantity", fill.quantity().toString());
        values.put("price", fill.price().toString());
        values.put("slippage", fill.slippage().toString());
        values.put("fee", fill.fee().toString());
        values.put("clOrdId", Long.toString(fill.clOrdId()));
        values.put("datumId", Long.toString(fill.datumId()));
        if (fill.reversal()) {
            values.put("reversal", "takes the earlier fill of this execution back");
        }
        return values;
    }

    /// What the package itself says was read of the instrument.
    private static List<String> inputs(Path directory, Instrument instrument) throws IOException {
        List<String> inputs = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve(RunFiles.INPUTS))) {
            List<String> cells = StoredPackage.cells(line);
            if (cells.size() > 7 && cells.get(1).equals(instrument.symbol())) {
                inputs.add(cells.get(0) + " of " + cells.get(2) + ": " + cells.get(3) + ", " + cells.get(4) + " rows, SHA-256 "
                        + cells.get(7));
            }
        }
        return inputs;
    }

    /// The search for the data behind one fill.
    private final class Search {
        private final Path directory;
        private final FillFinder fill;
        private final List<String> remarks;
        private final TreeSet<Long> triggers = new TreeSet<>();
        private final TreeSet<Long> instants = new TreeSet<>();

        Search(Path directory, FillFinder fill, List<Step> steps, List<String> remarks) {
            this.directory = directory;
            this.fill = fill;
            this.remarks = remarks;
            for (Step step : steps) {
                if (step.kind() == Kind.INPUT && step.text().equals(LifeCollector.DATUM)) {
                    triggers.add(step.id());
                } else if (step.kind() == Kind.SIGNAL) {
                    instants.add(Timestamps.nanos(step.ts()));
                }
            }
        }

        List<Datum> data() throws IOException {
            MarketInputs inputs = null;
            EffectiveConfig effective = null;
            try {
                effective = VerifyRun.config(directory, vocabulary);
                inputs = VerifyRun.inputs(directory, effective, ports);
                return named(effective, inputs);
            } catch (RunException | DataException | StrategyException | CalendarFormatException e) {
                remarks.add("which datum bears which number is not known, because the run cannot be replayed here: " + e.getMessage());
            }
            return inputs == null || effective == null ? List.of() : byTime(effective, inputs);
        }

        private List<Datum> named(EffectiveConfig effective, MarketInputs inputs) {
            TreeSet<Long> wanted = new TreeSet<>(triggers);
            wanted.add(fill.fill().datumId());
            DatumTap tap = new DatumTap(wanted, instants, fill.fill().instrument().id());
            EventDecoder decoder = new EventDecoder(inputs.universe(), PackageWriter.strategyIds(effective.config()));
            Strategies.Made strategies = Strategies.make(effective, inputs.universe(), ports.compiler(),
                    Strategies.inPackage(directory));
            try (JournalStore.Frames recorded = ports.journals().open(directory.resolve(RunFiles.JOURNAL));
                    ComparingJournal comparing = new ComparingJournal(recorded, EventJournal.none(), decoder)) {
                new PackageReplay(directory, effective.config(), inputs, strategies, decoder, ports.journals()).run(comparing, tap);
                Optional<String> difference = comparing.finish();
                if (difference.isPresent()) {
                    throw new RunException("its replay is not what was recorded (" + difference.get()
                            + "); the data or the code have changed since");
                }
            }
            List<Datum> data = new ArrayList<>();
            for (Event event : tap.found()) {
                data.add(datum(event, effective, inputs));
            }
            return data;
        }

        private Datum datum(Event event, EffectiveConfig effective, MarketInputs inputs) {
            Role role = event.id() == fill.fill().datumId()
                    ? Role.PRICED
                    : triggers.contains(event.id()) ? Role.TRIGGERED : Role.BESIDE;
            Optional<BarOrigin> origin = switch (event.payload()) {
                case Bar bar -> origin(effective, inputs, bar.instrument(), bar.tsOpen());
                case BarOpen open -> origin(effective, inputs, open.instrument(), open.tsEvent());
                default -> Optional.empty();
            };
            return new Datum(role, event.id(), Timestamps.text(event.tsEvent()), words((MarketData) event.payload()), origin,
                    origin.map(VendorLine::of));
        }

        private Optional<BarOrigin> origin(EffectiveConfig effective, MarketInputs inputs, Instrument instrument, long tsOpen) {
            try {
                BarRequest request = inputs.request(effective.config().data(), List.of(instrument));
                return inputs.reader().origins(request, new TreeSet<>(List.of(tsOpen))).stream()
                        .filter(one -> one.tsOpen() == tsOpen).findFirst();
            } catch (DataException e) {
                remarks.add("the row behind the bar of " + Timestamps.text(tsOpen) + " cannot be looked up: " + e.getMessage());
                return Optional.empty();
            }
        }

        private List<Datum> byTime(EffectiveConfig effective, MarketInputs inputs) {
            instants.add(fill.event().tsEvent());
            List<Datum> data = new ArrayList<>();
            try {
                Instrument instrument = fill.fill().instrument();
                for (BarOrigin origin : inputs.reader().origins(inputs.request(effective.config().data(), List.of(instrument)),
                        instants)) {
                    data.add(new Datum(Role.BY_TIME, 0, Timestamps.text(origin.tsClose()), "bar of " + instrument.symbol() + " from "
                            + Timestamps.text(origin.tsOpen()), Optional.of(origin), Optional.of(VendorLine.of(origin))));
                }
            } catch (DataException e) {
                remarks.add("the bars at those times cannot be looked up either: " + e.getMessage());
            }
            return data;
        }
    }

    private static String words(MarketData datum) {
        return switch (datum) {
            case Bar bar -> "bar of " + bar.instrument().symbol() + " from " + Timestamps.text(bar.tsOpen()) + ": open " + bar.open()
                    + ", high " + bar.high() + ", low " + bar.low() + ", close " + bar.close() + ", volume " + bar.volume();
            case BarOpen open -> "opening of " + open.instrument().symbol() + " at " + open.open();
            default -> datum.toString();
        };
    }
}
