package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.Late;
import dev.assay.application.config.AssayConfig.OnStop;
import dev.assay.application.config.AssayConfig.Sync;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.util.List;

/// The keys of a session on the wall clock; a backtest does not look at them.
final class PaperKeys {
    static final Declared.Key<Sync> SYNC = new Declared.Key<>("sync", TextTypes.choice(Sync.values()), new Preset.Fixed<>("interval"),
            "When a paper session forces its inputs to the disk: `interval`, five times a second beside the loop, or `before-order`, before "
                    + "anything is done about them. A killed process loses nothing in either case; a loss of power may take what was not forced.");
    static final Declared.Key<OnStop> ON_STOP = new Declared.Key<>("onStop", TextTypes.choice(OnStop.values()),
            new Preset.Fixed<>("cancel"),
            "What becomes of working orders when an operator ends a paper session: `cancel` halts trading, which cancels all but protective "
                    + "exits, or `keep`. At the end of its data a session keeps them, as a backtest does.");
    static final Declared.Key<Late> LATE = new Declared.Key<>("late", TextTypes.choice(Late.values()), new Preset.Fixed<>("deliver"),
            "What a paper session does about a datum that comes after its instant has closed: `deliver` it in the next one, or `drop` it. Both "
                    + "are recorded and counted.");
    static final Section PAPER = new Section("paper", "A session on the wall clock (`assay paper`).", List.of(ON_STOP, LATE));

    private PaperKeys() {}

    static AssayConfig.Paper of(Bound section) {
        return new AssayConfig.Paper(section.get(ON_STOP), section.get(LATE));
    }
}
