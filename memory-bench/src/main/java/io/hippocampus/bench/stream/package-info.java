/**
 * Dated streams: what was lived through, in order, and what was asked about it later.
 *
 * <p>Two files of JSON lines. {@code experiences.jsonl} holds one experience a line, ascending by
 * {@code occurredAt} within each space; {@code questions.jsonl}, which may be missing, one question
 * a line with the experiences that hold its answer. A stream is read as it is or refused, naming
 * file and line. Start reading at {@link io.hippocampus.bench.stream.Stream}.
 */
@NullMarked
package io.hippocampus.bench.stream;

import org.jspecify.annotations.NullMarked;
