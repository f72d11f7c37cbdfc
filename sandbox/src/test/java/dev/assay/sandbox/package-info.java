/// Tests.
@NullMarked
package dev.assay.sandbox;

import org.jspecify.annotations.NullMarked;
