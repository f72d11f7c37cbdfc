/// Journal files and run packages on disk.
@NullMarked
package dev.assay.adapters.journal;

import org.jspecify.annotations.NullMarked;
