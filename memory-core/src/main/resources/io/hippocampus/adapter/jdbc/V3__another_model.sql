-- The embedding model of a store can be changed. Up to model_since in the ledger, passages that are kept beside changes
-- are by an earlier model than the store's.
ALTER TABLE store ADD COLUMN model_since BIGINT DEFAULT 0 NOT NULL;
UPDATE store SET layout = 3;
