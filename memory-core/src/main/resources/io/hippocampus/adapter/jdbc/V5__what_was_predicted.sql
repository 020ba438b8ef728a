-- What was predicted of what a recall gave, and what came of the recall. Runs on H2 and PostgreSQL as it is.

-- Empty where it was recalled before predictions were kept. elapsed is the nanoseconds since the last reactivation.
ALTER TABLE recall_hit ADD COLUMN retrievability DOUBLE PRECISION;
ALTER TABLE recall_hit ADD COLUMN stability DOUBLE PRECISION;
ALTER TABLE recall_hit ADD COLUMN elapsed BIGINT;
ALTER TABLE recall_hit ADD COLUMN reactivations INTEGER;
ALTER TABLE recall_hit ADD COLUMN importance DOUBLE PRECISION;
ALTER TABLE recall_hit ADD COLUMN expected_reward DOUBLE PRECISION;

-- How what was done with a recall turned out, -1 to 1; empty where nobody said.
ALTER TABLE recall ADD COLUMN reward DOUBLE PRECISION;
ALTER TABLE recall ADD COLUMN rewarded_at BIGINT;

CREATE INDEX recall_asked ON recall (space, asked_at, number);

UPDATE store SET layout = 5;
