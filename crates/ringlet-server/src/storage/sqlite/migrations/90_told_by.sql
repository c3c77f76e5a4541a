-- A conversation is found by every source that told of it, and counted under each.

-- Of a leader that others are shown by: all sources of the conversation, sorted, with commas. NULL: its own alone.
ALTER TABLE call ADD COLUMN sources TEXT;

-- There are few such lists of sources. A filter walks those with the source in them side by side.
DROP INDEX call_source_direction_time;
DROP INDEX call_source_outcome_time;
DROP INDEX call_disposition_source_time;
DROP INDEX call_own_source_time;
CREATE INDEX call_source_direction_time ON call (coalesce(sources, source), direction, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_source_outcome_time ON call (coalesce(sources, source), outcome, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_disposition_source_time ON call (disposition, coalesce(sources, source), started_at, id)
    WHERE same_as IS NULL AND disposition IS NOT NULL;
CREATE INDEX call_own_source_time ON call (coalesce(agent, owner), coalesce(sources, source), started_at, id)
    WHERE same_as IS NULL;

ALTER TABLE call_day RENAME COLUMN source TO sources;

-- 0: whatever follows from the calls is to be found anew at the next start.
ALTER TABLE call_day_clock ADD COLUMN is_settled INTEGER NOT NULL DEFAULT 0;
