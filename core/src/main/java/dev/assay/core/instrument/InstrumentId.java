package dev.assay.core.instrument;

/// The permanent identity of an instrument: it survives renames and ticker reuse, so symbols map to it by date.
///
/// @param value printable, without spaces; for example `XNAS:AAPL`
public record InstrumentId(String value) implements Comparable<InstrumentId> {
    public InstrumentId {
        if (value.isBlank() || value.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("instrument id \"" + value + "\" must not be blank or hold spaces; example: XNAS:AAPL");
        }
    }

    @Override
    public int compareTo(InstrumentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
