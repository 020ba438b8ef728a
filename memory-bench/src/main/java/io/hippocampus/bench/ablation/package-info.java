/**
 * What each part is worth: the same life with one phase of sleep, or one signal of recall, switched
 * off at a time.
 *
 * <p>Each is compared with the default question by question. Start reading at
 * {@link io.hippocampus.bench.ablation.Ablation}; what can be switched off is in
 * {@link io.hippocampus.bench.ablation.Part}.
 */
@NullMarked
package io.hippocampus.bench.ablation;

import org.jspecify.annotations.NullMarked;
