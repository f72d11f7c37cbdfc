package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;

/// The rows of one stored file that close within a span, block by block.
final class StoredRows {
    private final Row.DataFile file;
    private final ColumnCache cache;
    private final Shape shape;
    private final long from;
    private final long to;
    private final int timeColumn;
    private ColumnFile columns;
    private int block = -1;
    private boolean ended;

    /// @param to exclusive
    StoredRows(Row.DataFile file, ColumnCache cache, Shape shape, long from, long to) {
        this.file = file;
        this.cache = cache;
        this.shape = shape;
        this.from = from;
        this.to = to;
        this.timeColumn = shape.hot().indexOf(shape.time());
        this.columns = cache.open(file, shape);
    }

    Row.DataFile file() {
        return file;
    }

    /// Fills a chunk with the next block's rows; false at the end.
    boolean fill(Chunk chunk) {
        while (!ended && ++block < columns.blocks()) {
            if (columns.lastTime(block) < from) {
                continue;
            }
            if (columns.firstTime(block) >= to) {
                break;
            }
            readBlock(chunk.columns());
            long[] times = chunk.columns()[timeColumn];
            int count = columns.rowsIn(block);
            int first = firstAtLeast(times, count, from);
            int end = firstAtLeast(times, count, to);
            ended = end < count;
            if (first < end) {
                chunk.set(first, end);
                return true;
            }
        }
        ended = true;
        return false;
    }

    private void readBlock(long[][] into) {
        if (!columns.read(block, into)) {
            columns = cache.make(file, shape);
            if (!columns.read(block, into)) {
                throw DataException.inFile(file.path(), "its decoded columns are damaged and stay so when made again",
                        "check memory and disk");
            }
        }
    }

    private static int firstAtLeast(long[] times, int count, long bound) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
