-- Cron, weekdays, latest end, quiet hours, what wakes besides the clock, pause; and the queue of spaces that are to sleep.

-- Either run_at, on weekdays as in 12345 for Monday to Friday, or cron. Local times are as in 03:15; quiet as in
-- 09:00-18:00,22:00-23:00. What wakes is null where it is not looked at; spans are seconds.
ALTER TABLE schedule ALTER COLUMN run_at DROP NOT NULL;
ALTER TABLE schedule ADD COLUMN weekdays VARCHAR(7) DEFAULT '1234567' NOT NULL;
ALTER TABLE schedule ADD COLUMN cron VARCHAR(200);
ALTER TABLE schedule ADD COLUMN done_by VARCHAR(8);
ALTER TABLE schedule ADD COLUMN quiet VARCHAR(2000) DEFAULT '' NOT NULL;
ALTER TABLE schedule ADD COLUMN wake_window DOUBLE PRECISION;
ALTER TABLE schedule ADD COLUMN wake_salience DOUBLE PRECISION;
ALTER TABLE schedule ADD COLUMN wake_idle BIGINT;
ALTER TABLE schedule ADD COLUMN wake_compaction BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE schedule ADD COLUMN wake_gap BIGINT DEFAULT 1800 NOT NULL;
ALTER TABLE schedule ADD COLUMN paused_at BIGINT;

-- Spaces that are to sleep. Whoever lets one sleep claims it first; a claim ends with its lease. last_slept is when the
-- space had slept when it was put here: once it has slept again, the row is void.
CREATE TABLE sleep_queue (
  space      VARCHAR(200) PRIMARY KEY,
  schedule   VARCHAR(64) NOT NULL,
  woken_by   VARCHAR(500) NOT NULL,
  due        BIGINT NOT NULL,
  until      BIGINT,
  last_slept BIGINT,
  attempts   INTEGER NOT NULL,
  next_try   BIGINT NOT NULL,
  last_error VARCHAR(1000),
  owner      VARCHAR(64),
  lease      BIGINT
);
CREATE INDEX sleep_queue_schedule ON sleep_queue (schedule, last_slept);
