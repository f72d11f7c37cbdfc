/// Order books on primitive arrays, rebuilt from recorded messages, and where in the queue an order of ours stands.
@NullMarked
package dev.assay.proofbench.book;

import org.jspecify.annotations.NullMarked;
