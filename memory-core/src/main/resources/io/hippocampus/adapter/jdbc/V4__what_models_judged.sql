-- What language models answered when nights asked about memories. Runs on H2 and PostgreSQL as it is.

-- The digest is of all that was shown to the model; answer is JSON. It may quote memories, and goes when one of those
-- it is about is erased.
CREATE TABLE consultation (
  space    VARCHAR(200) NOT NULL,
  digest   VARCHAR(64) NOT NULL,
  about    VARCHAR NOT NULL,
  model    VARCHAR(200) NOT NULL,
  prompt   VARCHAR(200) NOT NULL,
  kind     VARCHAR(20) NOT NULL,
  answer   VARCHAR NOT NULL,
  asked_at BIGINT NOT NULL,
  tokens   BIGINT NOT NULL,
  PRIMARY KEY (space, digest)
);

CREATE TABLE consultation_about (
  space  VARCHAR(200) NOT NULL,
  memory VARCHAR(200) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  PRIMARY KEY (space, memory, digest)
);

UPDATE store SET layout = 4;
