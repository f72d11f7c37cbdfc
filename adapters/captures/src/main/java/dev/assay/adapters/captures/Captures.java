package dev.assay.adapters.captures;

import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.CaptureReader;
import dev.assay.application.data.CaptureRequest;
import dev.assay.application.data.DataException;
import java.util.List;

/// The recordings that can be read, by format: `dbn` (Databento, versions 1 to 3) and `binance` (spot streams as received, line by line). Files may be
/// compressed with gzip or Zstandard, whatever they are called. Thread-safe.
public final class Captures implements CaptureReader {
    private static final String DBN = "dbn";
    private static final String BINANCE = "binance";

    @Override
    public List<String> formats() {
        return List.of(DBN, BINANCE);
    }

    @Override
    public CaptureFeed open(CaptureRequest request) {
        return switch (request.format()) {
            case DBN -> new DbnFeed(request);
            case BINANCE -> new BinanceFeed(request);
            default -> throw DataException.of("no capture format is called \"" + request.format() + "\"",
                    "choose one of " + String.join(", ", formats()));
        };
    }
}
