package io.hippocampus.recall.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as words, numbers and marks. Reading beyond either end gives a token that is nothing. */
final class Tokens {

  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    ORDINAL,
    DATE,
    DECADE,
    QUARTER,
    COMMA,
    DASH,
    OTHER,
    NONE
  }

  /**
   * A token.
   *
   * @param word in lower case, without a possessive 's
   * @param value of a number, ordinal, decade or quarter; otherwise -1
   * @param capital whether it begins with a capital letter
   */
  record Token(Kind kind, String word, int value, int start, int end, boolean capital) {}

  private static final Token NOTHING = new Token(Kind.NONE, "", -1, 0, 0, false);

  /** What begins with a digit, the longest first. */
  private static final Pattern FIGURES = Pattern.compile(
      "(?<date>(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{4}"
          + "|\\d{1,2}/\\d{1,2}/\\d{2}|\\d{4}-(?:0[1-9]|1[0-2]))(?![-/\\d]))"
          + "|(?<decade>\\d{3}0s\\b)"
          + "|(?<ordinal>\\d{1,2}(?:st|nd|rd|th)\\b)"
          + "|(?<number>\\d+(?:[.,:]\\d+)*)");

  private static final Pattern QUARTER = Pattern.compile("[Qq][1-4]\\b");

  /** Letters, with an apostrophe between two of them. */
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*");

  private static final Pattern ENDING = Pattern.compile("['’](?:s|re|ll|ve|d)$");

  private final List<Token> tokens;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher figures = FIGURES.matcher(text);
    Matcher quarter = QUARTER.matcher(text);
    Matcher word = WORD.matcher(text);
    int next = 0;
    while (next < text.length()) {
      char c = text.charAt(next);
      if (Character.isWhitespace(c)) {
        next++;
        continue;
      }
      Token token;
      if (c >= '0' && c <= '9' && lookingAt(figures, next)) {
        token = figures(figures);
      } else if ((c == 'Q' || c == 'q') && lookingAt(quarter, next)) {
        token = token(Kind.QUARTER, quarter, c == 'Q');
      } else if (lookingAt(word, next)) {
        token = token(Kind.WORD, word, Character.isUpperCase(text.codePointAt(next)));
      } else {
        token = new Token(mark(c), String.valueOf(c), -1, next, next + 1, false);
      }
      tokens.add(token);
      next = token.end();
    }
    return new Tokens(tokens);
  }

  private static boolean lookingAt(Matcher matcher, int start) {
    return matcher.region(start, matcher.regionEnd()).lookingAt();
  }

  private static Token figures(Matcher figures) {
    Kind kind = figures.start("number") >= 0
        ? Kind.NUMBER
        : figures.start("ordinal") >= 0
            ? Kind.ORDINAL
            : figures.start("date") >= 0 ? Kind.DATE : Kind.DECADE;
    return token(kind, figures, false);
  }

  private static Token token(Kind kind, Matcher matcher, boolean capital) {
    String raw = matcher.group();
    String word = raw.toLowerCase(Locale.ROOT);
    if (kind == Kind.WORD && (word.indexOf('\'') >= 0 || word.indexOf('’') >= 0)) {
      word = ENDING.matcher(word).replaceFirst("");
    }
    int value = switch (kind) {
      case NUMBER -> number(raw);
      case ORDINAL -> number(raw.substring(0, raw.length() - 2));
      case DECADE -> number(raw.substring(0, raw.length() - 1));
      case QUARTER -> number(raw.substring(1));
      default -> -1;
    };
    return new Token(kind, word, value, matcher.start(), matcher.end(), capital);
  }

  private static Kind mark(char c) {
    return switch (c) {
      case ',' -> Kind.COMMA;
      case '-', '–', '—' -> Kind.DASH;
      default -> Kind.OTHER;
    };
  }

  /** Returns a whole number of up to four digits, otherwise -1. */
  private static int number(String digits) {
    return digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }

  int size() {
    return tokens.size();
  }

  Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : NOTHING;
  }

  String word(int index) {
    Token token = at(index);
    return token.kind() == Kind.WORD ? token.word() : "";
  }

  boolean is(int index, String... words) {
    String word = word(index);
    for (String wanted : words) {
      if (word.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  boolean is(int index, Kind kind) {
    return at(index).kind() == kind;
  }

  /** Returns {@code index}, or the one after it when that token is one of the words. */
  int skip(int index, String... words) {
    return is(index, words) ? index + 1 : index;
  }
}
