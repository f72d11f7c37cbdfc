package dev.assay.adapters.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/// Writes a [ColumnFile] block by block.
final class ColumnWriter implements AutoCloseable {
    private final FileChannel out;
    private final long rows;
    private final int columns;
    private final int timeColumn;
    private final ByteBuffer head;
    private final ByteBuffer block;
    private final long[][] pending;
    private int filled;
    private int blocks;

    ColumnWriter(Path file, String parquetSha256, int columns, int timeColumn, long rows) throws IOException {
        this.out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        this.rows = rows;
        this.columns = columns;
        this.timeColumn = timeColumn;
        this.head = ByteBuffer.allocate(ColumnFile.dataStart(ColumnFile.blocks(rows))).order(ByteOrder.LITTLE_ENDIAN);
        this.block = ByteBuffer.allocate(ColumnFile.BLOCK_ROWS * columns * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        this.pending = new long[columns][ColumnFile.BLOCK_ROWS];
        head.putLong(0, ColumnFile.MAGIC).putInt(8, columns).putInt(12, ColumnFile.BLOCK_ROWS).putLong(16, rows);
        head.put(24, HexFormat.of().parseHex(parquetSha256));
        out.position(head.capacity());
    }

    /// Appends `count` rows of `values[column]`.
    void add(long[][] values, int count) throws IOException {
        int taken = 0;
        while (taken < count) {
            int step = Math.min(count - taken, ColumnFile.BLOCK_ROWS - filled);
            for (int column = 0; column < columns; column++) {
                System.arraycopy(values[column], taken, pending[column], filled, step);
            }
            taken += step;
            filled += step;
            if (filled == ColumnFile.BLOCK_ROWS) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        block.clear();
        for (int column = 0; column < columns; column++) {
            block.asLongBuffer().put(pending[column], 0, filled);
            block.position(block.position() + filled * Long.BYTES);
        }
        block.flip();
        int entry = ColumnFile.HEADER + blocks * ColumnFile.ENTRY;
        head.putLong(entry, pending[timeColumn][0]).putLong(entry + 8, pending[timeColumn][filled - 1]);
        head.putLong(entry + 16, ColumnFile.crc(block, 0, block.limit()));
        write(block, -1);
        blocks++;
        filled = 0;
    }

    /// Ends the file.
    ///
    /// @throws IllegalStateException when fewer or more rows came than announced
    void finish() throws IOException {
        if (filled > 0) {
            flush();
        }
        if (blocks != ColumnFile.blocks(rows)) {
            throw new IllegalStateException("announced " + rows + " rows but wrote " + blocks + " blocks");
        }
        head.putLong(head.capacity() - 8, ColumnFile.headCrc(head, rows));
        head.clear();
        write(head, 0);
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            int written = at < 0 ? out.write(bytes) : out.write(bytes, position);
            position += written;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
