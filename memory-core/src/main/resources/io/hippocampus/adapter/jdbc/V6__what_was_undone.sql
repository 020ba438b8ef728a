-- What is needed to sleep a night again that was undone. Runs on H2 and PostgreSQL as it is.

-- The last reactivation that the night had counted; set when it is undone.
ALTER TABLE sleep ADD COLUMN reactivations_up_to BIGINT;

UPDATE store SET layout = 6;
