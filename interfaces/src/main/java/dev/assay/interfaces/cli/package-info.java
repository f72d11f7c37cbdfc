/// The command line: one command per class, rendering only; every number comes from the application.
@NullMarked
package dev.assay.interfaces.cli;

import org.jspecify.annotations.NullMarked;
