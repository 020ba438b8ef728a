/** What tests of every module share: laws on random cases, a clock moved by hand, an embedder. */
@NullMarked
package io.hippocampus.testing;

import org.jspecify.annotations.NullMarked;
