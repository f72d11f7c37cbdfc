package dev.assay.adapters.captures;

import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.CaptureRequest;
import dev.assay.application.data.DataException;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Binance spot streams as a recorder writes them: per line the time of receipt in ns, a blank, and the message. It reads depth updates (`depthUpdate`), trades
/// (`trade`) and order book snapshots (`lastUpdateId`); other messages are passed over, the book ticker among them, because the book gives the quotes.
///
/// The venue's rule for a local book holds: updates wait for a snapshot, those it covers are dropped, and each later one must begin where the one before
/// ended. Batches are numbered 1, 2, 3 …; a hole in the venue's numbers leaves a hole in ours, and updates wait for a snapshot again.
final class BinanceFeed implements CaptureFeed {
    /// No more updates than this wait for a snapshot.
    private static final int MAX_WAITING = 100_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Instrument instrument;
    private final String symbol;
    private final Units units;
    private final Lines lines;
    private final ArrayDeque<MarketData> ready = new ArrayDeque<>();
    private final ArrayDeque<DepthBatch> waiting = new ArrayDeque<>();
    private boolean synced;
    private long lastUpdate;
    private long sequence;
    private long lastTs = Long.MIN_VALUE;

    BinanceFeed(CaptureRequest request) {
        instrument = request.instrument();
        symbol = request.name();
        units = new Units(instrument);
        lines = new Lines(request.files());
    }

    @Override
    public @Nullable MarketData next() {
        while (ready.isEmpty()) {
            String line = lines.next();
            if (line == null) {
                return null;
            }
            read(line);
        }
        return ready.poll();
    }

    private void read(String line) {
        int blank = line.indexOf(' ');
        long ts = time(blank < 0 ? line : line.substring(0, blank));
        if (ts < lastTs) {
            throw lines.at("time of receipt", Long.toString(ts), "goes back behind " + lastTs, "sort the recording by its first column");
        }
        lastTs = ts;
        try {
            JsonNode message = JSON.readTree(line.substring(blank + 1));
            JsonNode data = message.has("data") ? message.get("data") : message;
            String type = data.path("e").asString("");
            if (data.has("lastUpdateId")) {
                snapshot(data, ts);
            } else if (type.equals("depthUpdate") && symbol.equals(data.path("s").asString(""))) {
                depth(data, ts);
            } else if (type.equals("trade") && symbol.equals(data.path("s").asString(""))) {
                trade(data, ts);
            }
        } catch (JacksonException e) {
            throw lines.at("message", null, "is no JSON: " + e.getOriginalMessage(), "remove the line, or fetch the recording again")
                    .causedBy(e);
        }
    }

    private long time(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw lines.at("time of receipt", text.length() > 40 ? text.substring(0, 40) + "…" : text, "is no whole number of nanoseconds",
                    "a line is: time of receipt in ns, a blank, the message").causedBy(e);
        }
    }

    private void trade(JsonNode data, long ts) {
        long size = units.size(text(data, "q"), lines.file(), lines.line());
        boolean buyerRested = required(data, "m").asBoolean();
        ready.add(new Trade(instrument, ts, units.price(text(data, "p"), lines.file(), lines.line()), size,
                buyerRested ? Trade.Aggressor.SELLER : Trade.Aggressor.BUYER));
    }

    private void depth(JsonNode data, long ts) {
        JsonNode bids = required(data, "b");
        JsonNode asks = required(data, "a");
        long[] prices = new long[bids.size() + asks.size()];
        long[] sizes = new long[prices.length];
        for (int i = 0; i < prices.length; i++) {
            JsonNode level = i < bids.size() ? bids.get(i) : asks.get(i - bids.size());
            prices[i] = units.price(cell(level, 0), lines.file(), lines.line());
            sizes[i] = units.size(cell(level, 1), lines.file(), lines.line());
        }
        DepthBatch batch = new DepthBatch(required(data, "U").asLong(), required(data, "u").asLong(), prices, sizes, bids.size());
        if (synced) {
            apply(batch, ts);
        } else {
            await(batch);
        }
    }

    private void apply(DepthBatch batch, long ts) {
        if (batch.last() <= lastUpdate) {
            return;
        }
        boolean follows = batch.first() <= lastUpdate + 1;
        sequence += follows ? 1 : 2;
        batch.to(ready, instrument, ts, sequence);
        lastUpdate = batch.last();
        if (!follows) {
            synced = false;
            await(batch);
        }
    }

    private void await(DepthBatch batch) {
        if (waiting.size() == MAX_WAITING) {
            throw DataException.inFile(lines.file(),
                    MAX_WAITING + " updates before line " + lines.line() + " wait for a snapshot of the book",
                    "record snapshots too: GET /api/v3/depth, its answer on a line of its own");
        }
        waiting.add(batch);
    }

    private void snapshot(JsonNode data, long ts) {
        long id = data.get("lastUpdateId").asLong();
        if (synced && id < lastUpdate) {
            return;
        }
        ready.add(new BookSnapshot(instrument, ts, ++sequence, levels(required(data, "bids")), levels(required(data, "asks"))));
        synced = true;
        lastUpdate = id;
        ArrayDeque<DepthBatch> since = new ArrayDeque<>(waiting);
        waiting.clear();
        for (DepthBatch batch : since) {
            if (synced) {
                apply(batch, ts);
            } else {
                await(batch);
            }
        }
    }

    private List<BookLevel> levels(JsonNode side) {
        List<BookLevel> levels = new ArrayList<>();
        for (JsonNode level : side) {
            levels.add(new BookLevel(units.price(cell(level, 0), lines.file(), lines.line()),
                    units.size(cell(level, 1), lines.file(), lines.line()), 0));
        }
        return levels;
    }

    private String cell(JsonNode level, int index) {
        JsonNode cell = level.get(index);
        if (cell == null) {
            throw lines.at("level", level.toString(), "has no price and size", "fetch the recording again");
        }
        return cell.asString();
    }

    private String text(JsonNode data, String key) {
        return required(data, key).asString();
    }

    private JsonNode required(JsonNode data, String key) {
        JsonNode value = data.get(key);
        if (value == null) {
            throw lines.at(key, null, "is missing in the message", "expected a message of Binance's spot streams");
        }
        return value;
    }

    @Override
    public void close() {
        lines.close();
    }
}
