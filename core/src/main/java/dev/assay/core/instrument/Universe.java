package dev.assay.core.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The instruments of one run, each at the index of its number. Immutable and thread-safe.
///
/// @param instruments in number order, symbols and ids unique
public record Universe(List<Instrument> instruments) {
    public Universe {
        instruments = List.copyOf(instruments);
        for (int i = 0; i < instruments.size(); i++) {
            Instrument one = instruments.get(i);
            if (one.number() != i) {
                throw new IllegalArgumentException(one.symbol() + " has number " + one.number() + " but stands at " + i);
            }
        }
        if (instruments.stream().map(Instrument::symbol).distinct().count() != instruments.size()) {
            throw new IllegalArgumentException("two instruments share a symbol: " + instruments);
        }
    }

    /// The instrument with that number.
    public Instrument get(int number) {
        return instruments.get(number);
    }

    /// How many there are.
    public int size() {
        return instruments.size();
    }

    /// The instrument with that symbol, or null.
    public @Nullable Instrument find(String symbol) {
        for (Instrument one : instruments) {
            if (one.symbol().equals(symbol)) {
                return one;
            }
        }
        return null;
    }
}
