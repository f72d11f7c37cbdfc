package dev.assay.adapters.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Brings a journal that was not closed into a state in which a new segment can follow.
final class Recovery {
    private Recovery() {}

    /// Cuts the torn tail off and ends the last segment.
    static void endLastSegment(JournalReader reader, Disk disk) {
        JournalReader.TornTail tail = reader.tail();
        if (tail == null) {
            return;
        }
        Path file = tail.file();
        try {
            if (tail.offset() == 0) {
                Files.delete(file);
                return;
            }
            byte[] end = new byte[Format.SEAL_RECORD_BYTES];
            FileEventJournal.seal(end, 0, Format.SEGMENT_END, reader.chain().link(), reader.events(), new CRC32C());
            try (Disk.Segment segment = disk.reopen(file, tail.offset())) {
                segment.write(ByteBuffer.wrap(end));
                segment.force();
            }
        } catch (IOException e) {
            throw JournalException.cannotWrite(file, tail.offset(), e);
        }
    }
}
