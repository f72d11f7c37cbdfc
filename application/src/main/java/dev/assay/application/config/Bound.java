package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// A section with typed values and their origins. Filled by [Binder] alone.
final class Bound {
    private final Section section;
    private final String path;
    private final Origin origin;
    private final String baseName;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Bound> sections = new LinkedHashMap<>();
    private final Map<String, List<Bound>> listings = new LinkedHashMap<>();
    private final Map<String, Origin> listingOrigins = new LinkedHashMap<>();
    private final Map<String, ParamValues> params = new LinkedHashMap<>();

    /// A value or its absence, and where that was decided.
    ///
    /// @param value null for none
    /// @param faulty whether the value given could not be used
    record Slot(@Nullable Object value, Origin origin, boolean faulty) {}

    Bound(Section section, String path, Origin origin, String baseName) {
        this.section = section;
        this.path = path;
        this.origin = origin;
        this.baseName = baseName;
    }

    Section declaration() {
        return section;
    }

    /// As the user wrote it.
    String path() {
        return path;
    }

    String pathOf(Declared member) {
        return path.isEmpty() ? member.name() : path + "." + member.name();
    }

    Origin origin() {
        return origin;
    }

    /// The configuration file's name without extension, or `run` without a file.
    String baseName() {
        return baseName;
    }

    void put(Declared.Key<?> key, Slot slot) {
        slots.put(key.name(), slot);
    }

    void put(Section member, Bound bound) {
        sections.put(member.name(), bound);
    }

    void put(Listing listing, Origin at, List<Bound> items) {
        listings.put(listing.name(), new ArrayList<>(items));
        listingOrigins.put(listing.name(), at);
    }

    void put(Params table, ParamValues values) {
        params.put(table.name(), values);
    }

    /// A value that is there; only for configurations without problems.
    <T> T get(Declared.Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(pathOf(key) + " has no value"));
    }

    /// A value, or nothing when it is absent or faulty.
    <T> Optional<T> find(Declared.Key<T> key) {
        Object value = slot(key).value();
        return value == null ? Optional.empty() : Optional.of(key.cast(value));
    }

    Slot slot(Declared.Key<?> key) {
        Slot slot = slots.get(key.name());
        return slot == null ? new Slot(null, new Origin.Default(), false) : slot;
    }

    Bound section(Section member) {
        return there(sections.get(member.name()), member);
    }

    List<Bound> items(Listing listing) {
        return there(listings.get(listing.name()), listing);
    }

    Origin originOf(Listing listing) {
        return there(listingOrigins.get(listing.name()), listing);
    }

    ParamValues params(Params table) {
        return there(params.get(table.name()), table);
    }

    private <T> T there(@Nullable T bound, Declared member) {
        if (bound == null) {
            throw new IllegalStateException(pathOf(member) + " is not bound");
        }
        return bound;
    }
}
