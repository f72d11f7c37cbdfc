/// Where strategies come from: the built-in ones by name, a user's from one Java file.
@NullMarked
package dev.assay.application.strategy;

import org.jspecify.annotations.NullMarked;
