/// The trading session: the journey of one instant, assembled once for every mode.
@NullMarked
package dev.assay.application.session;

import org.jspecify.annotations.NullMarked;
