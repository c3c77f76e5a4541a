-- Calling lists and who is on them. Times are milliseconds since 1970 UTC.

CREATE TABLE calling_list (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    everyone     INTEGER NOT NULL,
    agents       TEXT NOT NULL,                     -- JSON array of users
    call_back    TEXT NOT NULL,                     -- JSON array of dispositions that keep somebody on the list
    max_tries    INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    created_by   TEXT NOT NULL,
    modified_at  INTEGER NOT NULL
);

CREATE TABLE calling_list_row (
    id                 INTEGER PRIMARY KEY,
    list               TEXT NOT NULL REFERENCES calling_list (id) ON DELETE CASCADE,
    number             TEXT NOT NULL,               -- E.164
    name               TEXT,
    company            TEXT,
    note               TEXT,
    reference_doctype  TEXT,
    reference_name     TEXT,
    position           INTEGER NOT NULL,            -- with gaps, so that one can be moved between two
    due_at             INTEGER NOT NULL DEFAULT 0,  -- a call-back's time; 0: in their turn
    tries              INTEGER NOT NULL DEFAULT 0,
    held_by            TEXT,                        -- the agent who has been told to call
    held_until         INTEGER NOT NULL DEFAULT 0,
    call_id            TEXT,                        -- their last call from this list
    done_at            INTEGER,                     -- NULL: still to be called
    done_by            TEXT,
    disposition        TEXT,
    reached            INTEGER NOT NULL DEFAULT 0,
    UNIQUE (list, number)
);
CREATE INDEX calling_row_order ON calling_list_row (list, due_at, position) WHERE done_at IS NULL;
CREATE INDEX calling_row_held ON calling_list_row (held_by, number) WHERE held_by IS NOT NULL;
CREATE INDEX calling_row_call ON calling_list_row (call_id) WHERE done_at IS NULL AND call_id IS NOT NULL;
CREATE INDEX calling_row_number ON calling_list_row (number);
CREATE INDEX calling_row_done ON calling_list_row (list, disposition) WHERE done_at IS NOT NULL;
