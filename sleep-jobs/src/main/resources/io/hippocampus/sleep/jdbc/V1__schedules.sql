-- When spaces sleep. Runs on H2 and PostgreSQL as it is. Moments are nanoseconds since 1970-01-01T00:00:00Z.

-- run_at is a local time, as in 03:15, on the wall clock of zone. Nights count from since, or from last_slept.
CREATE TABLE schedule (
  name        VARCHAR(64) PRIMARY KEY,
  run_at      VARCHAR(8) NOT NULL,
  zone        VARCHAR(64) NOT NULL,
  every_space BOOLEAN NOT NULL,
  since       BIGINT NOT NULL,
  last_slept  BIGINT
);

-- The spaces of a schedule that is not for every one.
CREATE TABLE schedule_space (
  schedule VARCHAR(64) NOT NULL REFERENCES schedule,
  space    VARCHAR(200) NOT NULL,
  PRIMARY KEY (schedule, space)
);

-- When a space last slept, on whichever schedule.
CREATE TABLE space_slept (
  space      VARCHAR(200) PRIMARY KEY,
  last_slept BIGINT NOT NULL
);
