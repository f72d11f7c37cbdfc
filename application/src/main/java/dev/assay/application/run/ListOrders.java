package dev.assay.application.run;

import dev.assay.application.config.ConfigVocabulary;
import dev.assay.core.codec.CodecException;
import dev.assay.core.codec.EventDecoder;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.signal.StrategyId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells the whole life of every order of a run, from the package alone. Holds the chosen orders in memory.
public final class ListOrders {
    private final JournalStore journals;
    private final ConfigVocabulary vocabulary;

    /// The use case over its ports.
    public ListOrders(JournalStore journals, ConfigVocabulary vocabulary) {
        this.journals = journals;
        this.vocabulary = vocabulary;
    }

    /// Which orders of which run. Empty means all.
    ///
    /// @param directory the package
    /// @param ids client order ids: an order's first, or one of its cancels or replaces
    /// @param instrument symbol
    /// @param strategy the config's id of a strategy
    /// @param statuses latest states
    public record Request(Path directory, Set<Long> ids, Optional<String> instrument, Optional<String> strategy, Set<OrdStatus> statuses) {
        public Request {
            ids = Set.copyOf(ids);
            statuses = Set.copyOf(statuses);
        }
    }

    /// What was found.
    ///
    /// @param orders the chosen orders, in the order of their ids
    /// @param total how many orders the run had
    /// @param rejected how many intents RiskGuard rejected, so that they never became orders
    public record Result(List<OrderLife> orders, long total, long rejected) {
        public Result {
            orders = List.copyOf(orders);
        }
    }

    /// Reads the journal once.
    ///
    /// @throws RunException when the directory is no run package, cannot be read, or has nothing of the name asked for
    public Result list(Request request) {
        StoredPackage stored = StoredPackage.open(request.directory(), vocabulary);
        Universe universe = stored.universe();
        List<StrategyId> strategies = stored.strategies();
        request.instrument().ifPresent(symbol -> require("instrument", symbol,
                universe.instruments().stream().map(Instrument::symbol).toList()));
        request.strategy().ifPresent(name -> require("strategy", name, strategies.stream().map(StrategyId::name).toList()));
        LifeCollector lives = new LifeCollector(request);
        EventDecoder decoder = new EventDecoder(universe, strategies);
        try (JournalStore.Frames frames = journals.open(stored.journal())) {
            for (byte[] frame = frames.next(); frame != null; frame = frames.next()) {
                lives.accept(decoder.decode(frame, 0, frame.length));
            }
        } catch (CodecException e) {
            throw new RunException(
                    stored.journal() + ": an event cannot be read: " + e.getMessage() + "; prove the package with: assay verify "
                            + request.directory(),
                    e);
        }
        Result result = new Result(lives.chosen(), lives.total(), lives.rejected());
        for (long id : request.ids()) {
            if (!lives.knows(id)) {
                throw new RunException("the run has no order " + id + "; its " + lives.total() + " orders have client order ids from 1 to "
                        + lives.lastClOrdId());
            }
        }
        return result;
    }

    private static void require(String what, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new RunException("the run has no " + what + " " + name + "; it has " + String.join(", ", names));
        }
    }
}
