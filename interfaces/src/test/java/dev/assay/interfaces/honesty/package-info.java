@NullMarked
package dev.assay.interfaces.honesty;

import org.jspecify.annotations.NullMarked;
