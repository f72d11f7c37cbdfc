/// The command line and the report; nothing calls it.
@NullMarked
package dev.assay.interfaces;

import org.jspecify.annotations.NullMarked;
