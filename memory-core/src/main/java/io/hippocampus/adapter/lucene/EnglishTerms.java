package io.hippocampus.adapter.lucene;

import io.hippocampus.port.TermAnalyzer;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * English terms: split at word boundaries, lower-cased, without possessives and the commonest
 * words, stemmed after Porter. Numbers, times such as {@code 7:45} and codes such as {@code B12}
 * stay whole. The index writes its texts and reads its cues with it. Thread-safe.
 */
public final class EnglishTerms implements TermAnalyzer {

  /** What the index analyses with. */
  static final Analyzer ANALYZER = new English();

  @Override
  public List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    forEachTerm(text, terms::add);
    return List.copyOf(terms);
  }

  /** Hands over the terms in the order of the text until one is answered with false. */
  static void forEachTerm(String text, Predicate<String> wanted) {
    try (TokenStream tokens = ANALYZER.tokenStream(Documents.TEXT, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      boolean more = true;
      while (more && tokens.incrementToken()) {
        more = wanted.test(term.toString());
      }
      if (more) {
        tokens.end();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
  }

  /** The chain of Lucene's EnglishAnalyzer, with times kept whole. */
  private static final class English extends Analyzer {

    @Override
    protected Reader initReader(String field, Reader text) {
      return Times.joined(text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      TokenStream terms = new Times(words);
      terms = new EnglishPossessiveFilter(terms);
      terms = new LowerCaseFilter(terms);
      terms = new StopFilter(terms, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
      return new TokenStreamComponents(words, new PorterStemFilter(terms));
    }
  }

  /**
   * Keeps times whole. Unicode's word boundaries part 7:45 at its colon, but not 7;45, and do not
   * part ann:yes. So while the text is split, a colon between digits is a rare kind of semicolon,
   * and any other a blank.
   */
  private static final class Times extends TokenFilter {

    private static final char COLON = ':';
    private static final char SEMICOLON = '\uFE14';
    private static final NormalizeCharMap COLONS = colons();

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Times(TokenStream words) {
      super(words);
    }

    static Reader joined(Reader text) {
      return new MappingCharFilter(COLONS, text);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      char[] characters = term.buffer();
      for (int i = 0; i < term.length(); i++) {
        if (characters[i] == SEMICOLON) {
          characters[i] = COLON;
        }
      }
      return true;
    }

    private static NormalizeCharMap colons() {
      NormalizeCharMap.Builder colons = new NormalizeCharMap.Builder();
      colons.add("" + COLON, " ");
      for (char before = '0'; before <= '9'; before++) {
        for (char after = '0'; after <= '9'; after++) {
          colons.add("" + before + COLON + after, "" + before + SEMICOLON + after);
        }
      }
      return colons.build();
    }
  }
}
