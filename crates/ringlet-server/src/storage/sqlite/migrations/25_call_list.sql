-- What the call log's lists need beside the table `call`, and what hangs on a call.

-- Whose log a call is in: the agent's, else that of whoever stored it.
CREATE INDEX call_own_time ON call (coalesce(agent, owner), started_at, id);
CREATE INDEX call_raw_time ON call (number_raw, started_at, id);
CREATE INDEX call_name_time ON call (lower(display_name), started_at, id);
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
