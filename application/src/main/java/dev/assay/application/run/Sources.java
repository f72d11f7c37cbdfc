package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.IngestRequest;
import dev.assay.core.event.Clock;
import java.nio.file.Path;
import java.util.List;

/// Takes the files a config names into the catalogue before a run; files taken before cost next to nothing.
final class Sources {
    private final DataCatalogue catalogue;
    private final Clock clock;

    Sources(DataCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    void ingest(EffectiveConfig effective) {
        for (AssayConfig.Source source : effective.config().data().sources()) {
            CsvMapping mapping = CsvMappingReader.file(effective.resolve(source.mapping()));
            List<Path> files = source.files().stream().map(effective::resolve).toList();
            catalogue.ingest(new IngestRequest(files, mapping, clock.nowNanos(), false));
        }
    }
}
