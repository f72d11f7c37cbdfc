package dev.assay.application.strategy;

import dev.assay.signalcore.Strategy;

/// Turns one Java source file into a strategy, in memory.
public interface StrategyCompiler {
    /// Compiles a source, refuses what a strategy may not do (clocks, randomness, I/O, threads, mutable statics), and makes one instance.
    ///
    /// @param file the file's name, for messages
    /// @param source its text
    /// @throws StrategyException with file, line and message of everything that is wrong
    Strategy compile(String file, String source);
}
