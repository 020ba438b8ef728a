package io.hippocampus.encoding;

import io.hippocampus.port.TermAnalyzer;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms of a text and, after them, the signs it carries: all that a space counts of what it
 * lives through. As thread-safe as the analyzer it asks for the terms.
 *
 * @param words finds the terms
 */
public record CountedTerms(TermAnalyzer words) implements TermAnalyzer {

  @Override
  public List<String> terms(String text) {
    List<String> terms = new ArrayList<>(words.terms(text));
    Sign.in(text).forEach(sign -> terms.add(sign.term()));
    return terms;
  }
}
