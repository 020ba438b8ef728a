package io.hippocampus.port;

import java.util.List;

/**
 * Reduces a text to its terms: lower-cased, stemmed, without the commonest words.
 *
 * <p>Thread-safe and deterministic.
 */
public interface TermAnalyzer {

  /** Returns the terms in the order of the text, repeated as often as they occur; maybe none. */
  List<String> terms(String text);
}
