-- Operators of a PABX and how far its history was read. Times are milliseconds since 1970 UTC.

CREATE TABLE operator (
    provider      TEXT NOT NULL,
    id            TEXT NOT NULL,                    -- the PABX's own
    name          TEXT NOT NULL,
    user_id       TEXT REFERENCES user_account (id) ON DELETE SET NULL,
    presence      TEXT NOT NULL,                    -- offline, available, paused
    pause_reason  TEXT,
    since         INTEGER,                          -- NULL: nobody saw it change
    PRIMARY KEY (provider, id)
);
CREATE UNIQUE INDEX operator_user ON operator (provider, user_id);

CREATE TABLE history_mark (
    provider  TEXT PRIMARY KEY,
    asked_at  INTEGER NOT NULL,
    read_to   INTEGER                               -- NULL: never read whole
);

-- Calls we dialled for which the provider has told no id yet.
CREATE INDEX call_without_id ON call (source, started_at) WHERE external_id IS NULL AND direction = 'outbound';
