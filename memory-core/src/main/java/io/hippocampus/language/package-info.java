/**
 * What a language model is asked, and how its answers are checked before anything rests on them.
 *
 * <p>Everything here is optional: without a model nothing of it is made. Texts of experiences go to
 * the model as delimited data; what comes back is taken only where it has the shape and range asked
 * for. Start reading at {@link io.hippocampus.language.CarefulModel}, then
 * {@link io.hippocampus.language.ModelRater}; by night {@link io.hippocampus.language.ModelJudge}
 * and {@link io.hippocampus.language.ModelAbstractor} are asked.
 */
@NullMarked
package io.hippocampus.language;

import org.jspecify.annotations.NullMarked;
