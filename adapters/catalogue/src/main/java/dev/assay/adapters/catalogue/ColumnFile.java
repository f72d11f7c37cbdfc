package dev.assay.adapters.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Decoded columns of 64-bit integers in a memory-mapped file: what replays fastest. Made from a Parquet file, named by its digest, safe to delete.
///
/// Little-endian: a header of 64 bytes (magic, columns, rows per block, rows, digest of the Parquet file), a directory with first time, last time and CRC-32C of
/// each block, the CRC-32C of header and directory, then the blocks: column after column.
final class ColumnFile {
    /// Rows of a block; the last one may be shorter.
    static final int BLOCK_ROWS = 1024;
    /// What one mapping holds.
    static final long MAX_ROWS = 30_000_000;

    static final long MAGIC = 0x31534C4F43595341L;
    static final int HEADER = 64;
    static final int ENTRY = 24;

    private final MappedByteBuffer map;
    private final int columns;
    private final long rows;
    private final int dataStart;

    private ColumnFile(MappedByteBuffer map, int columns, long rows) {
        this.map = map;
        this.columns = columns;
        this.rows = rows;
        this.dataStart = dataStart(blocks(rows));
    }

    /// Opens a file if it is whole and was made from that Parquet file; null otherwise.
    static @Nullable ColumnFile open(Path file, String parquetSha256, int columns, long rows) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long expected = dataStart(blocks(rows)) + rows * columns * Long.BYTES;
            if (channel.size() != expected) {
                return null;
            }
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, expected);
            map.order(ByteOrder.LITTLE_ENDIAN);
            byte[] sha256 = new byte[32];
            map.get(24, sha256);
            boolean ours = map.getLong(0) == MAGIC && map.getInt(8) == columns && map.getInt(12) == BLOCK_ROWS && map.getLong(16) == rows
                    && HexFormat.of().formatHex(sha256).equals(parquetSha256)
                    && map.getLong(dataStart(blocks(rows)) - 8) == headCrc(map, rows);
            return ours ? new ColumnFile(map, columns, rows) : null;
        } catch (IOException e) {
            return null;
        }
    }

    static int blocks(long rows) {
        return Math.toIntExact((rows + BLOCK_ROWS - 1) / BLOCK_ROWS);
    }

    /// Header, directory, and eight bytes for their checksum.
    static int dataStart(int blocks) {
        return HEADER + blocks * ENTRY + 8;
    }

    static long headCrc(ByteBuffer buffer, long rows) {
        return crc(buffer, 0, dataStart(blocks(rows)) - 8);
    }

    static long crc(ByteBuffer buffer, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.slice(from, length));
        return crc.getValue();
    }

    int blocks() {
        return blocks(rows);
    }

    int rowsIn(int block) {
        return (int) Math.min(BLOCK_ROWS, rows - (long) block * BLOCK_ROWS);
    }

    /// Time of the first row of a block.
    long firstTime(int block) {
        return map.getLong(HEADER + block * ENTRY);
    }

    /// Time of the last row of a block.
    long lastTime(int block) {
        return map.getLong(HEADER + block * ENTRY + 8);
    }

    /// Copies a block's columns; false when its checksum is wrong.
    boolean read(int block, long[][] into) {
        int count = rowsIn(block);
        int start = dataStart + block * BLOCK_ROWS * columns * Long.BYTES;
        if (crc(map, start, count * columns * Long.BYTES) != map.getLong(HEADER + block * ENTRY + 16)) {
            return false;
        }
        LongBuffer values = map.slice(start, count * columns * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        for (int column = 0; column < columns; column++) {
            values.get(into[column], 0, count);
        }
        return true;
    }
}
