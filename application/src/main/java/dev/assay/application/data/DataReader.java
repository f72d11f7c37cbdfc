package dev.assay.application.data;

/// Bars and what is known beside them, from one place: a catalogue, or the copy of its parts in a run package.
public interface DataReader extends MarketDataProvider, ReferenceData {}
