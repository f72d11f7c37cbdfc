/// The rules of the design as tests. Each rule has a fixture that breaks it, so that a rule which matches nothing cannot pass.
@NullMarked
package dev.assay.architecture;

import org.jspecify.annotations.NullMarked;
