package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Origin;
import io.hippocampus.port.MemoryIndex.Entry;
import io.hippocampus.port.Passage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * How memories are written down for Lucene: one document a passage, those of one memory next to
 * each other in the order of the text, so that from any of them the others are found by counting. A
 * memory without passages is one document, without an embedding. No text is stored.
 */
final class Documents {

  static final String ID = "id";
  static final String TEXT = "text";
  static final String EMBEDDING = "embedding";
  static final String SESSION = "session";
  static final String POSITION = "position";
  static final String PLACE = "place";
  static final String SPEAKER = "speaker";
  static final String FOLDED_SPEAKER = "speaker.folded";
  static final String KIND = "kind";
  static final String METADATA = "metadata";
  static final String OCCURRED_FROM = "occurred.from";
  static final String OCCURRED_TO = "occurred.to";
  static final String VALID_UNTIL = "valid.until";
  static final String IMPORTANCE = "importance";

  /** 1 for an abstraction; others have none. */
  static final String ABSTRACTION = "abstraction";

  /** How many documents of the same memory come right before this one. */
  static final String BEFORE = "passages.before";

  /** How many documents of the same memory come right after this one. */
  static final String AFTER = "passages.after";

  /** The validity of what still holds, in nanoseconds. */
  static final long HOLDS = Long.MAX_VALUE;

  private static final FieldType WORDS = words();

  private final int dimensions;

  /** Writes down memories whose embeddings have so many dimensions. */
  Documents(int dimensions) {
    this.dimensions = dimensions;
  }

  /** Returns the documents of an entry. */
  List<Document> of(Entry entry) {
    List<Document> documents = new ArrayList<>();
    int passages = Math.max(1, entry.passages().size());
    for (int i = 0; i < passages; i++) {
      Document document = about(entry.memory());
      document.add(new NumericDocValuesField(BEFORE, i));
      document.add(new NumericDocValuesField(AFTER, passages - 1 - i));
      if (entry.passages().isEmpty()) {
        document.add(new Field(TEXT, entry.memory().content(), WORDS));
      } else {
        add(entry.passages().get(i), document);
      }
      documents.add(document);
    }
    return documents;
  }

  /**
   * Requires that all embeddings are of the right model.
   *
   * @throws IllegalArgumentException if one is not
   */
  void require(Collection<Entry> entries) {
    entries.forEach(entry -> entry.passages().forEach(passage -> require(passage.embedding())));
  }

  private void require(Embedding embedding) {
    if (embedding.dimensions() != dimensions) {
      throw new IllegalArgumentException("an embedding has " + embedding.dimensions()
          + " dimensions; those of this index have " + dimensions);
    }
  }

  /** Returns the values of an embedding of the right model. */
  float[] values(Embedding embedding) {
    require(embedding);
    return embedding.toArray();
  }

  private void add(Passage passage, Document document) {
    document.add(new Field(TEXT, passage.text(), WORDS));
    document.add(new KnnFloatVectorField(
        EMBEDDING, values(passage.embedding()), VectorSimilarityFunction.DOT_PRODUCT));
  }

  private static Document about(Memory memory) {
    Origin origin = memory.origin();
    Document document = new Document();
    exact(document, ID, memory.id().value());
    document.add(new SortedDocValuesField(ID, new BytesRef(memory.id().value())));
    exact(document, SESSION, origin.session());
    document.add(new SortedDocValuesField(SESSION, new BytesRef(origin.session())));
    document.add(new NumericDocValuesField(POSITION, origin.position()));
    document.add(
        new StringField(PLACE, place(origin.session(), origin.position()), Field.Store.NO));
    exact(document, FOLDED_SPEAKER, folded(origin.speaker()));
    document.add(new SortedDocValuesField(SPEAKER, new BytesRef(origin.speaker())));
    exact(document, KIND, origin.kind().name());
    origin.metadata().forEach((key, value) -> exact(document, METADATA, mark(key, value)));
    moment(document, OCCURRED_FROM, nanos(origin.occurredFrom()));
    moment(document, OCCURRED_TO, nanos(origin.occurredTo()));
    moment(
        document, VALID_UNTIL, memory.validity().until().map(Documents::nanos).orElse(HOLDS));
    document.add(new NumericDocValuesField(
        IMPORTANCE, Double.doubleToRawLongBits(memory.salience().importance())));
    if (memory.isAbstraction()) {
      document.add(new NumericDocValuesField(ABSTRACTION, 1));
    }
    return document;
  }

  private static void exact(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }

  private static void moment(Document document, String field, long nanos) {
    document.add(new LongPoint(field, nanos));
    document.add(new NumericDocValuesField(field, nanos));
  }

  /** Returns the term that all documents of a memory share. */
  static Term idOf(MemoryId memory) {
    return new Term(ID, memory.value());
  }

  /** Returns the term of a place in a session; places of one session sort by position. */
  static BytesRef place(String session, long position) {
    BytesRefBuilder place = new BytesRefBuilder();
    place.append(new BytesRef(session.getBytes(StandardCharsets.UTF_8)));
    place.append((byte) 0);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      place.append((byte) (position >>> shift));
    }
    return place.toBytesRef();
  }

  /** Returns the term of a mark; the key's length keeps "a" = "b=c" and "a=b" = "c" apart. */
  static String mark(String key, String value) {
    return key.length() + ":" + key + value;
  }

  /** Returns a speaker as all spellings that differ only in case. */
  static String folded(String speaker) {
    return speaker.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns a moment in nanoseconds since 1970; what lies before 1678 or after 2261 counts as then.
   */
  static long nanos(Instant at) {
    try {
      return Math.clamp(
          Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano()),
          Long.MIN_VALUE + 1,
          HOLDS - 1);
    } catch (ArithmeticException e) {
      return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE + 1 : HOLDS - 1;
    }
  }

  /** Returns the moment of so many nanoseconds since 1970, {@link Instant#MAX} for what holds. */
  static Instant moment(long nanos) {
    return nanos == HOLDS ? Instant.MAX : Instant.ofEpochSecond(0, nanos);
  }

  private static FieldType words() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }
}
