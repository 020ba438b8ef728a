-- What is remembered. Runs on H2 and PostgreSQL as it is.
--
-- Moments are nanoseconds since 1970-01-01T00:00:00Z, so that they come back exactly as given; a BIGINT reaches from
-- the year 1678 to 2261. Lists, maps and explanations are JSON. Every key but the store's own starts with the space.

-- One row: what this store is. last_change is the end of the ledger; whoever writes locks this row first, so that the
-- ledger is in the order of commits. last_batch counts commits, to tell after a failure whether the last one was kept.
CREATE TABLE store (
  one         SMALLINT PRIMARY KEY CHECK (one = 1),
  id          VARCHAR(36) NOT NULL,
  layout      INTEGER NOT NULL,
  model       VARCHAR(200) NOT NULL,
  dimensions  INTEGER NOT NULL,
  created     BIGINT NOT NULL,
  last_change BIGINT NOT NULL,
  last_batch  BIGINT NOT NULL
);

-- The numbers of memories, recalls, reactivations and nights are those given out so far; experiences and words are all
-- that was ever recorded.
CREATE TABLE space (
  space               VARCHAR(200) PRIMARY KEY,
  memories            BIGINT NOT NULL,
  recalls             BIGINT NOT NULL,
  reactivations       BIGINT NOT NULL,
  nights              BIGINT NOT NULL,
  experiences         BIGINT NOT NULL,
  words               BIGINT NOT NULL,
  counted_up_to       BIGINT NOT NULL,
  counted_experiences BIGINT NOT NULL
);

-- Append-only; an erased one keeps its row without its content, so that its id is never recorded anew.
CREATE TABLE experience (
  space       VARCHAR(200) NOT NULL,
  id          VARCHAR(200) NOT NULL,
  memory      VARCHAR(200) NOT NULL,
  session     VARCHAR(200) NOT NULL,
  place       BIGINT NOT NULL,
  speaker     VARCHAR(200) NOT NULL,
  kind        VARCHAR(20) NOT NULL,
  content     VARCHAR NOT NULL,
  occurred_at BIGINT NOT NULL,
  trust       VARCHAR(20) NOT NULL,
  reward      DOUBLE PRECISION,
  metadata    VARCHAR NOT NULL,
  tokens      INTEGER NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded    BIGINT NOT NULL,
  erased      BOOLEAN NOT NULL,
  PRIMARY KEY (space, id)
);
CREATE UNIQUE INDEX experience_in_session ON experience (space, session, place);
CREATE UNIQUE INDEX experience_recorded ON experience (space, recorded);

-- sources is the truth, in order; memory_source finds it from the other end, also when the memory cites the experience
-- no longer, for what it was before may still be kept in the ledger. encoded says whether the memory has both a tag
-- and passages by the store's model.
CREATE TABLE memory (
  space           VARCHAR(200) NOT NULL,
  id              VARCHAR(200) NOT NULL,
  version         BIGINT NOT NULL,
  recorded        BIGINT NOT NULL,
  changed         BIGINT NOT NULL,
  kind            VARCHAR(20) NOT NULL,
  content         VARCHAR NOT NULL,
  session         VARCHAR(200) NOT NULL,
  place           BIGINT NOT NULL,
  speaker         VARCHAR(200) NOT NULL,
  experience_kind VARCHAR(20) NOT NULL,
  trust           VARCHAR(20) NOT NULL,
  occurred_from   BIGINT NOT NULL,
  occurred_to     BIGINT NOT NULL,
  metadata        VARCHAR NOT NULL,
  stability       DOUBLE PRECISION NOT NULL,
  difficulty      DOUBLE PRECISION NOT NULL,
  interference    DOUBLE PRECISION,
  reactivated     INTEGER NOT NULL,
  first_at        BIGINT NOT NULL,
  newest_at       VARCHAR NOT NULL,
  sources         VARCHAR NOT NULL,
  state           VARCHAR(20) NOT NULL,
  since           BIGINT NOT NULL,
  reason          VARCHAR NOT NULL,
  successor       VARCHAR(200),
  valid_from      BIGINT NOT NULL,
  valid_until     BIGINT,
  superseded_by   VARCHAR(200),
  pinned          BOOLEAN NOT NULL,
  encoded         BOOLEAN DEFAULT FALSE NOT NULL,
  PRIMARY KEY (space, id)
);
CREATE INDEX memory_in_state ON memory (space, state, recorded);
CREATE INDEX memory_gone ON memory (space, state, since);
CREATE INDEX memory_encoded ON memory (space, encoded, recorded);
CREATE INDEX memory_changed ON memory (space, changed);

CREATE TABLE memory_source (
  space      VARCHAR(200) NOT NULL,
  experience VARCHAR(200) NOT NULL,
  memory     VARCHAR(200) NOT NULL,
  PRIMARY KEY (space, experience, memory)
);

CREATE TABLE salience (
  space           VARCHAR(200) NOT NULL,
  memory          VARCHAR(200) NOT NULL,
  importance      DOUBLE PRECISION NOT NULL,
  valence         DOUBLE PRECISION NOT NULL,
  arousal         DOUBLE PRECISION NOT NULL,
  expected_reward DOUBLE PRECISION NOT NULL,
  topics          VARCHAR NOT NULL,
  cues            VARCHAR NOT NULL,
  reason          VARCHAR NOT NULL,
  tagger          VARCHAR(200) NOT NULL,
  tagger_version  VARCHAR(200) NOT NULL,
  PRIMARY KEY (space, memory)
);

-- Vectors are float32, little-endian.
CREATE TABLE embedding (
  space   VARCHAR(200) NOT NULL,
  memory  VARCHAR(200) NOT NULL,
  model   VARCHAR(200) NOT NULL,
  ordinal INTEGER NOT NULL,
  passage VARCHAR NOT NULL,
  vector  BYTEA NOT NULL,
  PRIMARY KEY (space, memory, model, ordinal)
);

-- The ledger. A night's changes carry what the memory was before, to undo it; version is the one made by the change.
CREATE TABLE change (
  space      VARCHAR(200) NOT NULL,
  sequence   BIGINT NOT NULL,
  memory     VARCHAR(200) NOT NULL,
  version    BIGINT NOT NULL,
  kind       VARCHAR(20) NOT NULL,
  changed_at BIGINT NOT NULL,
  sleep      VARCHAR(200),
  because    VARCHAR NOT NULL,
  terms      VARCHAR NOT NULL,
  before     VARCHAR,
  PRIMARY KEY (space, sequence)
);
CREATE INDEX change_of_memory ON change (space, memory, sequence);
CREATE INDEX change_by_sleep ON change (space, sleep, sequence);

CREATE TABLE sleep (
  space    VARCHAR(200) NOT NULL,
  id       VARCHAR(200) NOT NULL,
  number   BIGINT NOT NULL,
  slept_at BIGINT NOT NULL,
  outcome  VARCHAR(20) NOT NULL,
  report   VARCHAR NOT NULL,
  PRIMARY KEY (space, id)
);
CREATE UNIQUE INDEX sleep_numbered ON sleep (space, number);

-- The report's fallen probes: they quote cues, and so can be erased. An empty cue was.
CREATE TABLE sleep_probe (
  space        VARCHAR(200) NOT NULL,
  night        BIGINT NOT NULL,
  ordinal      INTEGER NOT NULL,
  cue          VARCHAR NOT NULL,
  expected     VARCHAR(200) NOT NULL,
  evening_rank INTEGER NOT NULL,
  morning_rank INTEGER NOT NULL,
  PRIMARY KEY (space, night, ordinal)
);
CREATE INDEX sleep_probe_for ON sleep_probe (space, expected);

CREATE TABLE sleep_decision (
  space   VARCHAR(200) NOT NULL,
  night   BIGINT NOT NULL,
  ordinal INTEGER NOT NULL,
  memory  VARCHAR(200) NOT NULL,
  phase   VARCHAR(20) NOT NULL,
  verdict VARCHAR(20) NOT NULL,
  because VARCHAR NOT NULL,
  terms   VARCHAR NOT NULL,
  PRIMARY KEY (space, night, ordinal)
);
CREATE INDEX sleep_decision_on ON sleep_decision (space, memory, night, ordinal);

-- An empty cue was erased.
CREATE TABLE recall (
  space    VARCHAR(200) NOT NULL,
  id       VARCHAR(200) NOT NULL,
  number   BIGINT NOT NULL,
  cue      VARCHAR NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (space, id)
);

-- What a recall gave, best first. A reactivation has a number, and once a night has counted it, that night.
CREATE TABLE recall_hit (
  space        VARCHAR(200) NOT NULL,
  recall       VARCHAR(200) NOT NULL,
  ordinal      INTEGER NOT NULL,
  memory       VARCHAR(200) NOT NULL,
  recalled_at  BIGINT NOT NULL,
  reactivation BIGINT,
  counted_by   VARCHAR(200),
  PRIMARY KEY (space, recall, ordinal)
);
CREATE INDEX recall_hit_on ON recall_hit (space, memory);
CREATE INDEX recall_hit_counted ON recall_hit (space, counted_by, reactivation);

CREATE TABLE recall_feedback (
  space      VARCHAR(200) NOT NULL,
  recall     VARCHAR(200) NOT NULL,
  memory     VARCHAR(200) NOT NULL,
  usefulness VARCHAR(20) NOT NULL,
  asked_at   BIGINT NOT NULL,
  said_at    BIGINT NOT NULL,
  PRIMARY KEY (space, recall, memory)
);
CREATE INDEX recall_feedback_useful ON recall_feedback (space, usefulness, asked_at);

-- How many of the space's counted experiences contain a term, and how many of these are not expired: a term that none of
-- them contains goes.
CREATE TABLE term (
  space       VARCHAR(200) NOT NULL,
  term        VARCHAR NOT NULL,
  experiences BIGINT NOT NULL,
  held        BIGINT NOT NULL,
  PRIMARY KEY (space, term)
);

CREATE TABLE policy (
  space    VARCHAR(200) NOT NULL,
  version  INTEGER NOT NULL,
  document VARCHAR NOT NULL,
  saved_at BIGINT NOT NULL,
  saved_by VARCHAR NOT NULL,
  reason   VARCHAR NOT NULL,
  PRIMARY KEY (space, version)
);
