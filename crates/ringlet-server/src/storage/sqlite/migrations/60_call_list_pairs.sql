-- An agent's own log, and everybody's narrowed to a user, by a second value: rare ones are found without walking the user's
-- whole log.
CREATE INDEX call_own_outcome_time ON call (coalesce(agent, owner), outcome, started_at, id);
CREATE INDEX call_own_source_time ON call (coalesce(agent, owner), source, started_at, id);
CREATE INDEX call_own_direction_time ON call (coalesce(agent, owner), direction, started_at, id);
CREATE INDEX call_own_disposition_time ON call (coalesce(agent, owner), disposition, started_at, id);
