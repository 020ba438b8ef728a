-- Requests that bear an Idempotency-Key, and what they were answered, for a day. Runs on H2 and PostgreSQL as it
-- is. Moments are nanoseconds since 1970-01-01T00:00:00Z.
CREATE TABLE request (
  space       VARCHAR(200) NOT NULL,
  request_key VARCHAR(400) NOT NULL, -- who asked, and the key they gave
  digest      CHAR(64)     NOT NULL, -- SHA-256 of what was asked
  asked_at    BIGINT       NOT NULL,
  status      INTEGER,
  answer      TEXT,                  -- JSON of ids, never the text of memories
  PRIMARY KEY (space, request_key)
);

CREATE INDEX request_by_age ON request (asked_at);
