-- Calls, the ids their providers use for them, and everything that was reported of them. Times are milliseconds since
-- 1970 UTC.

CREATE TABLE call (
    id                 TEXT PRIMARY KEY,            -- also the name of the CRM Call Log
    source             TEXT NOT NULL,               -- a provider's id, or manual, teams, bluetooth_pbap …
    external_id        TEXT,                        -- the source's own id; its others are in call_alias
    direction          TEXT NOT NULL,               -- inbound, outbound, internal
    state              TEXT NOT NULL,               -- queued, dialing, ringing, connected, on-hold, ended
    outcome            TEXT,                        -- NULL: up, or nobody said why it ended
    reason             TEXT,                        -- for a person, when it failed or was blocked
    number_raw         TEXT NOT NULL,               -- the other side as found
    number_e164        TEXT,                        -- the other side; NULL: it is no such number
    own_number         TEXT,                        -- our side, as the provider writes it
    medium             TEXT,                        -- Frappe's free text of that name
    agent              TEXT,                        -- user; NULL: an inbound call that nobody has taken
    audience           TEXT NOT NULL DEFAULT '[]',  -- JSON array of users who see such a call
    display_name       TEXT,
    customer_id        TEXT,
    job_id             TEXT,
    custom_data        TEXT,
    reference_doctype  TEXT,
    reference_name     TEXT,
    matches            TEXT NOT NULL DEFAULT '[]',  -- JSON: records that held the number when the call began
    started_at         INTEGER NOT NULL,
    answered_at        INTEGER,
    ended_at           INTEGER,
    duration_seconds   INTEGER,                     -- talk time; NULL: up, or unknown
    recording_url      TEXT,
    live_id            TEXT,                        -- the id the provider takes for hanging up
    disposition        TEXT,
    wrapped_up_at      INTEGER,
    note               TEXT,
    revision           INTEGER NOT NULL DEFAULT 1,  -- grows with every change
    progress           TEXT NOT NULL DEFAULT '{}',  -- JSON: the call rules' own memory
    heard_at           INTEGER NOT NULL DEFAULT 0,  -- the newest word of the provider, or our newest question
    owner              TEXT,
    created_at         INTEGER NOT NULL,
    modified_at        INTEGER NOT NULL,
    modified_by        TEXT
);
CREATE UNIQUE INDEX call_external ON call (source, external_id) WHERE external_id IS NOT NULL;

-- Every filter of the log ends in the time, so that a rare value costs no more than a common one.
CREATE INDEX call_time ON call (started_at, id);
CREATE INDEX call_agent_time ON call (agent, started_at, id);
CREATE INDEX call_source_time ON call (source, started_at, id);
CREATE INDEX call_number_time ON call (number_e164, started_at, id);
CREATE INDEX call_direction_time ON call (direction, started_at, id);
CREATE INDEX call_outcome_time ON call (outcome, started_at, id);
CREATE INDEX call_disposition_time ON call (disposition, started_at, id);
CREATE INDEX call_reference_time ON call (reference_name, reference_doctype, started_at, id);
CREATE INDEX call_up ON call (heard_at, id) WHERE state <> 'ended';

CREATE TABLE call_alias (
    source   TEXT NOT NULL,
    alias    TEXT NOT NULL,
    call_id  TEXT NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    PRIMARY KEY (source, alias)
);
CREATE INDEX call_alias_call ON call_alias (call_id);

-- The timeline. A report of a call that isn't known (yet) has no call_id and waits in call_event_alias.
CREATE TABLE call_event (
    id            INTEGER PRIMARY KEY,
    call_id       TEXT REFERENCES call (id) ON DELETE CASCADE,
    source        TEXT NOT NULL,
    digest        BLOB NOT NULL,                    -- SHA-256 of the report: a repeat is kept once
    received_at   INTEGER NOT NULL,
    at            INTEGER NOT NULL,                 -- when it happened
    kind          TEXT NOT NULL,
    state         TEXT,                             -- where it moved the call to; NULL: it didn't
    detail        TEXT,
    event         TEXT,                             -- JSON: what the call rules were told; NULL: not understood
    content_type  TEXT,
    query         TEXT,
    raw           BLOB,                             -- as it came; NULL for our own steps
    UNIQUE (source, digest)
);
CREATE INDEX call_event_call ON call_event (call_id, id);

CREATE TABLE call_event_alias (
    source    TEXT NOT NULL,
    alias     TEXT NOT NULL,
    event_id  INTEGER NOT NULL REFERENCES call_event (id) ON DELETE CASCADE,
    PRIMARY KEY (source, alias, event_id)
);

-- What was heard from each provider.
CREATE TABLE provider_health (
    provider         TEXT PRIMARY KEY,
    webhook_count    INTEGER NOT NULL DEFAULT 0,
    first_webhook_at INTEGER,
    last_webhook_at  INTEGER,
    last_understood  INTEGER,
    failing_since    INTEGER,                       -- NULL: the last question was answered well
    fault            TEXT                           -- what went wrong, for an administrator
);

CREATE TABLE tata_tele_setting (
    provider      TEXT PRIMARY KEY,                 -- tata_tele
    enabled       INTEGER NOT NULL,
    api_endpoint  TEXT NOT NULL,
    account_id    TEXT NOT NULL,
    phone_number  TEXT NOT NULL,
    modified_at   INTEGER NOT NULL,
    modified_by   TEXT NOT NULL
);
