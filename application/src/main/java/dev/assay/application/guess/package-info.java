/// Guesses how a text file is to be read, and says why: every guess is shown, and what can be read two ways is asked about.
@NullMarked
package dev.assay.application.guess;

import org.jspecify.annotations.NullMarked;
