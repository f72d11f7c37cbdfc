package dev.assay.adapters.captures;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which instrument ids of a DBN file belong to a symbol. Immutable.
final class DbnIds {
    private final long @Nullable [] ids;

    /// @param ids sorted; null for any
    DbnIds(long @Nullable [] ids) {
        this.ids = ids;
    }

    /// From the file's symbol mappings; a name that is a whole number is an id itself.
    static DbnIds of(DbnStream stream, String name) {
        if (!name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new DbnIds(new long[]{Long.parseLong(name)});
        }
        List<DbnStream.Interval> intervals = stream.mappings().get(name);
        if (intervals == null) {
            // The other way round: a file asked for by id maps ids to symbols.
            long[] inverse = stream.mappings().entrySet().stream()
                    .filter(entry -> entry.getValue().stream().anyMatch(interval -> interval.symbol().equals(name)))
                    .mapToLong(entry -> number(stream, entry.getKey())).sorted().toArray();
            if (inverse.length == 0) {
                throw stream.wrong("it holds no instrument called \"" + name + "\", only " + String.join(", ", stream.mappings().keySet()),
                        "set `name` under data.captures to one of these, or to an instrument id");
            }
            return new DbnIds(inverse);
        }
        return new DbnIds(intervals.stream().mapToLong(interval -> number(stream, interval.symbol())).sorted().distinct().toArray());
    }

    private static long number(DbnStream stream, String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw stream.wrong("it maps symbols to \"" + id + "\", which is no instrument id",
                    "fetch it with stype_out instrument_id, or set `name` under data.captures to an instrument id").causedBy(e);
        }
    }

    boolean has(long id) {
        long[] all = ids;
        return all == null || Arrays.binarySearch(all, id) >= 0;
    }
}
