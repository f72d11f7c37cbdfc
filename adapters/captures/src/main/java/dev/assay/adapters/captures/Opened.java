package dev.assay.adapters.captures;

import com.github.luben.zstd.ZstdInputStream;
import dev.assay.application.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens files and unpacks them by what they begin with.
final class Opened {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x8b1f;
    private static final int ZSTD = 0xb528;

    private Opened() {}

    static InputStream file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw DataException.inFile(file.toString(), "there is no such file", "correct data.captures in the config");
        }
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            in.mark(2);
            int magic = in.read() | in.read() << 8;
            in.reset();
            return switch (magic) {
                case GZIP -> new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
                case ZSTD -> new BufferedInputStream(new ZstdInputStream(in), BUFFER);
                default -> in;
            };
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    static DataException damaged(Path file, IOException e) {
        return DataException
                .inFile(file.toString(), "it cannot be read: " + e.getMessage(), "fetch the file again; it is damaged or cut off")
                .causedBy(e);
    }
}
