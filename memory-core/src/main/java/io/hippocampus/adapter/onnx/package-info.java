/**
 * Embeddings from a model that runs inside the process, with no network.
 *
 * <p>The model, its tokenizer and its runtime stay in this package.
 */
@NullMarked
package io.hippocampus.adapter.onnx;

import org.jspecify.annotations.NullMarked;
