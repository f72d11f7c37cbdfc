/// How stored data becomes the loop's inputs: lanes merged in time order.
@NullMarked
package dev.assay.application.feed;

import org.jspecify.annotations.NullMarked;
