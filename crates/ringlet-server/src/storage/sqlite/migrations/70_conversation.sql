-- One conversation told by several sources is shown once: the entry that knows most of it leads, `same_as` of the others
-- names it. What a person said about two entries (`call_pair`) goes before the rule.

ALTER TABLE call ADD COLUMN same_as TEXT;           -- a leader's id; NULL: it shows itself
CREATE INDEX call_same ON call (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE call_pair (
    a         TEXT NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    b         TEXT NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    same      INTEGER NOT NULL,                     -- 1: one conversation; 0: two
    said_by   TEXT,
    said_at   INTEGER NOT NULL,
    PRIMARY KEY (a, b)
);
CREATE INDEX call_pair_b ON call_pair (b);

-- Lists show leaders. Every filter, alone or with a second value, has an index that ends in the time; one without a
-- direction walks the three directions side by side.
DROP INDEX call_time;
DROP INDEX call_source_time;
DROP INDEX call_direction_time;
DROP INDEX call_outcome_time;
DROP INDEX call_disposition_time;
DROP INDEX call_own_time;
DROP INDEX call_own_outcome_time;
DROP INDEX call_own_source_time;
DROP INDEX call_own_direction_time;
DROP INDEX call_own_disposition_time;
CREATE INDEX call_time ON call (started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_direction_time ON call (direction, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_source_direction_time ON call (source, direction, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_source_outcome_time ON call (source, outcome, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_outcome_direction_time ON call (outcome, direction, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_disposition_direction_time ON call (disposition, direction, started_at, id)
    WHERE same_as IS NULL AND disposition IS NOT NULL;
CREATE INDEX call_disposition_outcome_time ON call (disposition, outcome, started_at, id)
    WHERE same_as IS NULL AND disposition IS NOT NULL;
CREATE INDEX call_disposition_source_time ON call (disposition, source, started_at, id)
    WHERE same_as IS NULL AND disposition IS NOT NULL;
CREATE INDEX call_own_time ON call (coalesce(agent, owner), started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_own_outcome_time ON call (coalesce(agent, owner), outcome, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_own_source_time ON call (coalesce(agent, owner), source, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_own_direction_time ON call (coalesce(agent, owner), direction, started_at, id) WHERE same_as IS NULL;
CREATE INDEX call_own_disposition_time ON call (coalesce(agent, owner), disposition, started_at, id)
    WHERE same_as IS NULL AND disposition IS NOT NULL;

-- Search as you type: names begin so.
CREATE INDEX contact_name_lower ON contact (lower(full_name));
CREATE INDEX lead_name_lower ON lead (lower(lead_name));
CREATE INDEX deal_organization_lower ON deal (lower(organization));
