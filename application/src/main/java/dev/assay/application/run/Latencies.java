package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.AssayConfig.Way;
import dev.assay.proofbench.latency.ConstantLatency;
import dev.assay.proofbench.latency.LatencyModel;
import dev.assay.proofbench.latency.NoLatency;
import dev.assay.proofbench.latency.RandomLatency;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How long messages of a run are under way, each way.
///
/// @param files what was measured, by the name of its copy in the package
record Latencies(LatencyModel feed, LatencyModel order, LatencyModel response, List<Measured> files) {
    static final String FOLDER = "latency";
    static final Latencies NONE = new Latencies(new NoLatency(), new NoLatency(), new NoLatency(), List.of());

    private static final BigDecimal NANOS_PER_MS = new BigDecimal("1000000");
    private static final long MINUTE = 60_000_000_000L;

    Latencies {
        files = List.copyOf(files);
    }

    /// @param name `order.csv`
    record Measured(String name, Path path) {}

    /// @param place where a file that the config names is
    static Latencies of(AssayConfig config, UnaryOperator<Path> place) {
        AssayConfig.Latency latency = config.latency();
        java.util.ArrayList<Measured> files = new java.util.ArrayList<>();
        return new Latencies(way("feed", 1, latency.feed(), config, place, files), way("order", 2, latency.order(), config, place, files),
                way("response", 3, latency.response(), config, place, files), files);
    }

    /// From the copies in a package.
    static Latencies inPackage(AssayConfig config, Path directory) {
        int[] way = {0};
        AssayConfig.Latency latency = config.latency();
        List<String> recorded = java.util.stream.Stream.of("feed", "order", "response").filter(name -> switch (name) {
            case "feed" -> latency.feed().file().isPresent();
            case "order" -> latency.order().file().isPresent();
            default -> latency.response().file().isPresent();
        }).toList();
        return of(config, path -> directory.resolve(FOLDER).resolve(recorded.get(way[0]++) + ".csv"));
    }

    boolean none() {
        return feed.none() && order.none() && response.none();
    }

    void write(Path directory) throws IOException {
        for (Measured file : files) {
            Files.copy(file.path(), Files.createDirectories(directory.resolve(FOLDER)).resolve(file.name()));
        }
    }

    private static LatencyModel way(String name, int number, Way way, AssayConfig config, UnaryOperator<Path> place, List<Measured> files) {
        String key = "latency." + name + ".";
        long seed = config.run().seed() * 31 + number;
        long least = nanos(way.minMs().orElse(BigDecimal.ZERO));
        long most = nanos(way.maxMs().orElse(BigDecimal.valueOf(MINUTE).divide(NANOS_PER_MS)));
        try {
            LatencyModel model = switch (way.model()) {
                case NONE -> new NoLatency();
                case CONSTANT -> new ConstantLatency(nanos(given(key, "ms", way.ms())));
                case UNIFORM -> new RandomLatency(RandomLatency.Shape.UNIFORM, 0, 0, least, nanos(given(key, "maxMs", way.maxMs())), seed);
                case NORMAL -> new RandomLatency(RandomLatency.Shape.NORMAL, (double) nanos(given(key, "ms", way.ms())),
                        (double) nanos(given(key, "deviationMs", way.deviationMs())), least, most, seed);
                case LOG_NORMAL -> new RandomLatency(RandomLatency.Shape.LOG_NORMAL, (double) nanos(given(key, "ms", way.ms())),
                        given(key, "sigma", way.sigma()).doubleValue(), least, most, seed);
                case RECORDED -> {
                    Path file = place.apply(given(key, "file", way.file()));
                    files.add(new Measured(name + ".csv", file));
                    yield LatencyFile.read(file);
                }
            };
            return model;
        } catch (IllegalArgumentException e) {
            throw new RunException(key + "model: " + e.getMessage(), e);
        }
    }

    private static <T> T given(String key, String name, Optional<T> value) {
        return value.orElseThrow(() -> new RunException(key + name + ": is missing, and the model chosen needs it; see latency in"
                + " docs/reference/config.md"));
    }

    private static long nanos(BigDecimal millis) {
        return millis.multiply(NANOS_PER_MS).longValue();
    }
}
