-- Numbers that nobody may dial, and what was said between the server and its providers.

CREATE TABLE do_not_call (
    number    TEXT PRIMARY KEY,                     -- E.164
    note      TEXT NOT NULL,
    added_at  INTEGER NOT NULL,
    added_by  TEXT NOT NULL
);
CREATE INDEX do_not_call_time ON do_not_call (added_at, number);

CREATE TABLE provider_traffic (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    provider    TEXT NOT NULL,
    direction   TEXT NOT NULL,                      -- out, in
    method      TEXT NOT NULL,
    address     TEXT NOT NULL,                      -- keys and numbers masked
    status      INTEGER,                            -- NULL: no answer
    elapsed_ms  INTEGER NOT NULL,
    error       TEXT,
    request     TEXT NOT NULL,                      -- masked and cut short
    response    TEXT NOT NULL
);
CREATE INDEX provider_traffic_provider ON provider_traffic (provider, id);
