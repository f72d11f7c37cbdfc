package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.Gap;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    @TempDir
    Path directory;

    @Test
    void missingSessionsAreNamed() {
        Path file = Fixtures.write(directory, "ABC.csv", Fixtures.HEADER, "2017-01-13,1,1,1,1,1", "2017-01-17,1,1,1,1,2",
                "2017-01-20,1,1,1,1,3");
        CheckReport report = Fixtures.catalogue(directory.resolve("none"))
                .check(new CheckRequest.OfFiles(List.of(file), Fixtures.daily(), 10));
        assertThat(report.gaps()).as("not the weekend and the holiday, but the 18th and 19th")
                .containsExactly(new Gap("XNYS:ABC", LocalDate.of(2017, 1, 18), LocalDate.of(2017, 1, 19), 2));
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void missingMinutesAreCounted() {
        Path file = Fixtures.write(directory, "ABC.csv", "time,open,high,low,close,volume", "2020-01-01 23:50,1,1,1,1,1",
                "2020-01-01 23:52,1,1,1,1,2",
                "2020-01-03 00:01,1,1,1,1,3", "2020-01-03 00:03,1,1,1,1,4");
        CheckReport report = Fixtures.catalogue(directory.resolve("none"))
                .check(new CheckRequest.OfFiles(List.of(file), Fixtures.minutes(), 10));
        assertThat(report.gaps()).containsExactly(new Gap("24X7:ABC", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 1), 8),
                new Gap("24X7:ABC", LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 2), 1440),
                new Gap("24X7:ABC", LocalDate.of(2020, 1, 3), LocalDate.of(2020, 1, 3), 2));
        assertThat(report.missingBars()).isEqualTo(1450);
    }

    @Test
    void aStoredDatasetIsLookedThrough() throws IOException {
        DataCatalogue catalogue = Fixtures.catalogue(directory.resolve("catalogue"));
        Path file = Fixtures.write(directory, "ABC.csv", Fixtures.HEADER, "2017-01-13,1,1,1,1,1", "2017-01-17,1,1,1,1,1",
                "2017-01-18,1,0.5,1,1,3");
        Path other = Fixtures.write(directory, "DEF.csv", Fixtures.HEADER, "2017-01-13,1,1,1,1,1");
        Fixtures.ingest(catalogue, Fixtures.daily(), file, other);
        CheckReport sound = catalogue.check(new CheckRequest.OfDataset("daily", SnapshotRef.LATEST, 10));
        assertThat(sound.rows()).isEqualTo(4);
        assertThat(sound.usable()).isEqualTo(3);
        assertThat(sound.rejected().getFirst().words()).isEqualTo("high \"0.5\" is below the open 1");
        assertThat(sound.flagged().getFirst().file()).isEqualTo(file.toString());
        assertThat(sound.flagged().getFirst().line()).isEqualTo(3);
        assertThat(sound.damage()).isEmpty();
        Path stored;
        try (MarketDataFeed feed = catalogue.open(Fixtures.all(catalogue, "daily", Timeframe.DAY, "ABC"))) {
            stored = directory.resolve("catalogue").resolve(feed.files().getFirst().path());
        }
        byte[] content = Files.readAllBytes(stored);
        content[content.length / 2] ^= 4;
        Files.write(stored, content);
        CheckReport damaged = catalogue.check(new CheckRequest.OfDataset("daily", SnapshotRef.LATEST, 10));
        assertThat(damaged.damage()).singleElement().asString().contains("XNYS%3AABC").contains("was changed after it was stored");
        assertThat(damaged.sound()).isFalse();
        assertThat(damaged.usable()).as("the other instrument is still looked at").isEqualTo(1);
    }
}
