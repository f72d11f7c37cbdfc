package dev.assay.application.reconcile;

import java.util.List;

/// What a reconciliation found.
///
/// @param inputs what each source brought
/// @param fields how each field came out
/// @param disagreements every row that somebody said otherwise, by instrument, time and field
/// @param snapshot the state of the catalogue that was read
public record Reconciliation(List<Input> inputs, List<FieldCount> fields, List<Disagreement> disagreements, String snapshot) {
    /// What a source brought of an instrument.
    ///
    /// @param instrument the policy's name
    /// @param source the source's name
    /// @param dataset its dataset
    /// @param vendor who stands behind the dataset
    /// @param adjustment what its prices account for as stored
    /// @param rows bars compared
    /// @param first first date
    /// @param last last date
    /// @param splits splits it was adjusted with, or known for
    /// @param dividends dividends likewise
    public record Input(String instrument, String source, String dataset, String vendor, String adjustment, long rows, String first,
            String last,
            int splits, int dividends) {}

    /// How one field of one instrument came out.
    ///
    /// @param instrument the policy's name
    /// @param field the field
    /// @param rule rule, tolerance and quorum in words
    /// @param compared values that at least two sources could have given
    /// @param agreed those in which all agreed
    /// @param settled those in which somebody stood against the chosen value
    /// @param unknown those below quorum
    /// @param worst largest deviation of a settled value, as a fraction; 0 where there is none
    public record FieldCount(String instrument, String field, String rule, long compared, long agreed, long settled, long unknown,
            double worst) {}

    public Reconciliation {
        inputs = List.copyOf(inputs);
        fields = List.copyOf(fields);
        disagreements = List.copyOf(disagreements);
    }

    /// Whether all agree on everything.
    public boolean same() {
        return disagreements.isEmpty();
    }
}
