-- How long calls are kept, and those that were made nobody's.

ALTER TABLE site_setting ADD COLUMN call_retention_days INTEGER;  -- NULL: for good
ALTER TABLE call ADD COLUMN erased_at INTEGER;                    -- no report adds anything from then on
