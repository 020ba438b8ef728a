-- What is needed to list memories page by page. Runs on H2 and PostgreSQL as it is.

-- Memories of any state in the order recorded.
CREATE INDEX memory_recorded ON memory (space, recorded);

UPDATE store SET layout = 7;
