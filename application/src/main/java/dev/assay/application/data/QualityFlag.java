package dev.assay.application.data;

import java.util.ArrayList;
import java.util.List;

/// What is unusual about a row that was kept. Stored as a bit set beside the row (column `flags`); a bit never changes its meaning.
public enum QualityFlag {
    /// Earlier than the row before it in its file.
    OUT_OF_ORDER(0, "was earlier than the row before it in its file; sorted into place"),
    /// A price had more decimals than the instrument's scale.
    ROUNDED(1, "a price or volume had more decimals than the scale and was rounded half-even, as the mapping allows"),
    /// A price is zero.
    ZERO_PRICE(2, "a price is zero, which the mapping allows"),
    /// There is no volume.
    NO_VOLUME(3, "the file gives no volume; it reads as 0"),
    /// The interval lies outside every session of the calendar.
    OFF_SESSION(4, "the interval lies outside the calendar's sessions"),
    /// Replaces a row of an earlier batch.
    REVISION(5, "replaces a row of an earlier batch whose values differed"),
    /// Same prices and volume as the bar before.
    STALE_REPEAT(6, "open, high, low, close and volume are those of the bar before; the feed may have stuck"),
    /// A large change against the bar before.
    PRICE_JUMP(7, "close changed against the bar before by more than the mapping's jump limit; a split, a wrong unit or a bad price"),
    /// The vendor's adjusted close had more decimals than are kept.
    ADJUSTED_ROUNDED(8, "the vendor's adjusted close had more than 6 decimals and was rounded half-even; the prices were not touched"),
    /// Not on the tick grid.
    OFF_TICK(9, "a price is not a multiple of the instrument's tick");

    private final int position;
    private final String meaning;

    QualityFlag(int position, String meaning) {
        this.position = position;
        this.meaning = meaning;
    }

    /// The flag's bit in the stored set.
    public int bit() {
        return 1 << position;
    }

    /// What it says, in words.
    public String meaning() {
        return meaning;
    }

    /// The flags in a stored set, in bit order.
    public static List<QualityFlag> of(int bits) {
        List<QualityFlag> flags = new ArrayList<>();
        for (QualityFlag flag : values()) {
            if ((bits & flag.bit()) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
