-- What language models rated and what that cost. Runs on H2 and PostgreSQL as it is.

-- What waits for a language model's rating.
CREATE TABLE rating_queue (
  space  VARCHAR(200) NOT NULL,
  memory VARCHAR(200) NOT NULL,
  PRIMARY KEY (space, memory)
);

-- Ratings as they were given, before calibration; offline is what the offline tagger found of the same memory.
CREATE TABLE rating (
  space          VARCHAR(200) NOT NULL,
  memory         VARCHAR(200) NOT NULL,
  tagger         VARCHAR(200) NOT NULL,
  tagger_version VARCHAR(200) NOT NULL,
  importance     DOUBLE PRECISION NOT NULL,
  offline        DOUBLE PRECISION NOT NULL,
  rated_at       BIGINT NOT NULL,
  tokens         BIGINT NOT NULL,
  took           BIGINT NOT NULL,
  PRIMARY KEY (space, memory, tagger, tagger_version)
);
CREATE INDEX rating_by ON rating (space, tagger, tagger_version, rated_at);

-- Every call of a language model, without a word of what was asked or answered. took is in nanoseconds.
CREATE TABLE model_call (
  space     VARCHAR(200) NOT NULL,
  number    BIGINT NOT NULL,
  purpose   VARCHAR(20) NOT NULL,
  model     VARCHAR(200) NOT NULL,
  prompt    VARCHAR(200) NOT NULL,
  called_at BIGINT NOT NULL,
  took      BIGINT NOT NULL,
  tokens    BIGINT NOT NULL,
  asked     INTEGER NOT NULL,
  answered  INTEGER NOT NULL,
  outcome   VARCHAR(20) NOT NULL,
  failure   VARCHAR NOT NULL,
  PRIMARY KEY (space, number)
);
CREATE INDEX model_call_at ON model_call (called_at, space);

UPDATE store SET layout = 2;
