-- What the call log's lists need beside the table `call`, and what hangs on a call.

-- Whose log a call is in: the agent's, else that of whoever stored it.
CREATE INDEX call_own_time ON call (coalesce(agent, owner), started_at, id);
CREATE INDEX call_raw_time ON call (number_raw, started_at, id);
CREATE INDEX call_name_time ON call (lower(display_name), started_at, id);
CREATE INDEX call_own_modified ON call (coalesce(agent, owner), modified_at, id);
CREATE INDEX call_modified ON call (modified_at, id);
CREATE INDEX call_created ON call (created_at, id);

-- Notes and tasks of a call (Frappe's child table of Dynamic Link).
CREATE TABLE call_link (
    name          TEXT PRIMARY KEY,
    parent        TEXT NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    idx           INTEGER NOT NULL,
    link_doctype  TEXT,
    link_name     TEXT
);
CREATE INDEX call_link_parent ON call_link (parent, idx);
CREATE INDEX call_link_target ON call_link (link_name, link_doctype);

-- Inbound calls that nobody has taken, by the users they rang for: the list in `call.audience`, as rows. They stay when
-- somebody takes the call; who reads them looks at `call.agent`.
CREATE TABLE call_audience (
    user_id     TEXT NOT NULL,
    started_at  INTEGER NOT NULL,
    call_id     TEXT NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, started_at, call_id)
);
CREATE INDEX call_audience_call ON call_audience (call_id);

CREATE TRIGGER call_audience_new AFTER INSERT ON call WHEN NEW.audience <> '[]' BEGIN
    INSERT OR IGNORE INTO call_audience (user_id, started_at, call_id)
        SELECT value, NEW.started_at, NEW.id FROM json_each(NEW.audience);
END;
CREATE TRIGGER call_audience_changed AFTER UPDATE OF audience, started_at ON call
WHEN OLD.audience <> NEW.audience OR (OLD.started_at <> NEW.started_at AND NEW.audience <> '[]') BEGIN
    DELETE FROM call_audience WHERE call_id = NEW.id;
    INSERT OR IGNORE INTO call_audience (user_id, started_at, call_id)
        SELECT value, NEW.started_at, NEW.id FROM json_each(NEW.audience);
END;
