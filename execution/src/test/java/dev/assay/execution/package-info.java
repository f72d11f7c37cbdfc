@NullMarked
package dev.assay.execution;

import org.jspecify.annotations.NullMarked;
