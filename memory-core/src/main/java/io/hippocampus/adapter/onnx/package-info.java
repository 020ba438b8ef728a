/**
 * An embedding model inside the process: no server, no network, nothing to install.
 *
 * <p>The model is e5-small-v2, quantized, from LangChain4j's jar; ONNX Runtime runs it and the
 * Hugging Face tokenizer cuts its words, both through their native libraries. ONNX Runtime unpacks
 * its library into the temporary directory at each start, the tokenizer its own once into
 * {@code ~/.djl.ai} (or the temporary directory, where the home cannot be written;
 * {@code DJL_CACHE_DIR} says otherwise). Start reading at
 * {@link io.hippocampus.adapter.onnx.E5Embedder}.
 */
@NullMarked
package io.hippocampus.adapter.onnx;

import org.jspecify.annotations.NullMarked;
