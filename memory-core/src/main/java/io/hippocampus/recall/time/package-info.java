/**
 * The times that a cue speaks of: "last week", "in March 2023", "a few days ago".
 *
 * <p>A small grammar of English time expressions. It gives intervals, not points, for that is what
 * a person means by them; it reads dates without a year as the latest ones, for a cue asks about
 * the past; and it leaves alone the words that are only sometimes times ("may", "march", "second",
 * "sun", "fall") unless what stands beside them says so. Pure: the moment of speaking and its zone
 * are handed in. Start reading at {@link io.hippocampus.recall.time.TimeExpressions}.
 */
@NullMarked
package io.hippocampus.recall.time;

import org.jspecify.annotations.NullMarked;
