/**
 * The words of the domain: what was experienced, what is remembered, how firmly and why.
 *
 * <p>Everything here is an immutable value that cannot be wrong: constructors check, name what was
 * wrong, its value and what is allowed. This package depends on the JDK alone, and every other
 * package may depend on it. Start reading at {@link io.hippocampus.memory.Experience}, then
 * {@link io.hippocampus.memory.Memory}.
 */
@NullMarked
package io.hippocampus.memory;

import org.jspecify.annotations.NullMarked;
