package dev.assay.interfaces.cli;

import dev.assay.application.data.CatalogueListing;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.SeriesSummary;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.interfaces.Wiring;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxFaults;
import dev.assay.sandbox.SandboxOptions;
import dev.assay.sandbox.Speed;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Runs the sandbox that a command line asks for.
final class SandboxRun {
    private static final long NANOS = 1_000_000_000L;
    private static final long LOOK_MS = 50;
    private static final long GRACE_MS = 1000;

    private final SandboxCommand asked;
    private final PrintWriter out;
    private final Wiring wiring = new Wiring();

    SandboxRun(SandboxCommand asked, PrintWriter out) {
        this.asked = asked;
        this.out = out;
    }

    /// Serves until the data or the process ends.
    ///
    /// @throws IllegalArgumentException saying what is wrong with what was asked
    int call() {
        SandboxOptions options = options();
        try (Sandbox sandbox = wiring.sandbox(asked.catalogue, options)) {
            announce(sandbox, options);
            while (!(asked.untilEnd && sandbox.ended())) {
                Thread.sleep(LOOK_MS);
            }
            // Who was told of the last instant may still ask what became of it.
            Thread.sleep(GRACE_MS);
            return Failures.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failures.OK;
        }
    }

    private SandboxOptions options() {
        CatalogueListing listing = wiring.catalogue(asked.catalogue).list();
        DatasetSummary bars = Objects.requireNonNull(choose(listing, DataKind.BAR, asked.dataset, "--dataset"));
        DatasetSummary actions = "none".equals(asked.actions)
                ? null
                : choose(listing, DataKind.CORPORATE_ACTION, asked.actions, "--actions");
        List<SeriesSummary> series = bars.series().stream()
                .filter(one -> asked.symbols.isEmpty() || asked.symbols.contains(one.instrument().symbol())
                        || asked.symbols.contains(one.instrument().id()))
                .toList();
        List<String> symbols = asked.symbols.isEmpty() ? series.stream().map(one -> one.instrument().symbol()).toList() : asked.symbols;
        LocalDate first = asked.from != null ? asked.from : date(series.stream().mapToLong(SeriesSummary::firstNanos).min().orElse(0));
        LocalDate last = asked.to != null ? asked.to : date(series.stream().mapToLong(SeriesSummary::lastNanos).max().orElse(0));
        return new SandboxOptions(bars.dataset(), actions == null ? "" : actions.dataset(), bars.timeframe(),
                new SnapshotRef(listing.snapshotId()), symbols, first, last.isBefore(first) ? first : last, Speed.parse(asked.speed),
                asked.port, Money.of(asked.cash, Currency.USD), asked.margin, SandboxOptions.USUAL_FILLS, SandboxOptions.USUAL_COSTS,
                asked.seed).models(asked.fills, asked.slippage, asked.commission)
                .with(asked.faults == null ? SandboxFaults.NONE : SandboxFaults.read(asked.faults));
    }

    private @Nullable DatasetSummary choose(CatalogueListing listing, DataKind kind, @Nullable String name, String option) {
        List<DatasetSummary> all = listing.datasets().stream().filter(each -> each.kind() == kind).toList();
        List<DatasetSummary> found = name == null ? all : all.stream().filter(each -> each.dataset().equals(name)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (name == null && all.isEmpty() && kind == DataKind.CORPORATE_ACTION) {
            return null;
        }
        if (all.isEmpty()) {
            throw DataException.of("the catalogue " + asked.catalogue + " holds no bars",
                    "take some in with: assay data ingest FILE --mapping MAPPING, or name another with --catalog");
        }
        List<String> names = all.stream().map(DatasetSummary::dataset).distinct().toList();
        throw new IllegalArgumentException(
                option + (name == null ? " is not given" : " " + name + ": there is no such dataset") + "; choose one of " + names);
    }

    private static LocalDate date(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS)).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void announce(Sandbox sandbox, SandboxOptions options) {
        if (asked.json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("url", sandbox.url());
            fields.put("stream", sandbox.url().replaceFirst("http", "ws") + "/stream");
            fields.put("symbols", options.symbols());
            fields.put("from", options.from().toString());
            fields.put("to", options.to().toString());
            fields.put("speed", asked.speed);
            out.println(JsonMapper.shared().writeValueAsString(fields));
        } else {
            out.println("Sandbox at " + sandbox.url() + ": " + String.join(", ", options.symbols()) + " of " + options.dataset() + " ("
                    + options.timeframe().code() + "), " + options.from() + " to " + options.to() + ", speed " + asked.speed + ".");
            out.println("Orders fill as follows: " + options.assumptions());
            out.println();
            out.println("Any Alpaca client can trade here, with any keys:");
            out.println("  APCA_API_BASE_URL=" + sandbox.url() + " APCA_API_KEY_ID=any APCA_API_SECRET_KEY=any");
            out.println("  trade updates at " + sandbox.url().replaceFirst("http", "ws") + "/stream");
            out.println((asked.speed.equals("step")
                    ? "Time passes when asked: POST " + sandbox.url() + "/sandbox/advance."
                    : "Time begins to pass with the first client" + (asked.speed.equals("max") ? " that listens to a stream." : "."))
                    + " Stop with Ctrl-C.");
        }
        out.flush();
    }
}
