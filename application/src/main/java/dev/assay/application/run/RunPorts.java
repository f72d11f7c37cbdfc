package dev.assay.application.run;

import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.CaptureReader;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataReader;
import dev.assay.application.live.KillSwitchStore;
import dev.assay.application.strategy.StrategyCompiler;
import dev.assay.core.event.Clock;
import java.nio.file.Path;
import java.util.function.Supplier;

/// What a run needs from outside, put together in one place by the wiring.
///
/// @param catalogues opens the catalogue at a path
/// @param calendars exchange calendars
/// @param compiler compiles one-file strategies
/// @param captures reads recorded markets
/// @param journals keeps journals
/// @param reporter renders the report into a finished package
/// @param killSwitches operator commands that outlive a process
/// @param clock the wall clock of the edges
/// @param codeHash gives the digest of the running code, hex; `development` when run from class folders. It may be computed meanwhile
public record RunPorts(Catalogues catalogues, CalendarProvider calendars, StrategyCompiler compiler, CaptureReader captures,
        JournalStore journals,
        Reporter reporter, KillSwitches killSwitches, Clock clock, Supplier<String> codeHash) {
    /// Opens catalogues.
    public interface Catalogues {
        /// The catalogue at a directory, which need not exist yet.
        DataCatalogue open(Path root);

        /// The data that a run package carries, read-only.
        DataReader embedded(Path root);
    }

    /// Finds kill switches.
    @FunctionalInterface
    public interface KillSwitches {
        /// The one of all runs under a folder.
        KillSwitchStore at(Path root);
    }

    /// Renders a report.
    @FunctionalInterface
    public interface Reporter {
        /// Writes the report of the package in that directory into it.
        void write(Path runDirectory);
    }
}
