-- Times are milliseconds since 1970 UTC. JSON is TEXT.

CREATE TABLE health (
    id          INTEGER PRIMARY KEY,
    checked_at  INTEGER NOT NULL
);
INSERT INTO health (id, checked_at) VALUES (1, 0);

CREATE TABLE user_account (
    id             TEXT PRIMARY KEY,           -- lower case, usually an e-mail address
    name           TEXT NOT NULL,
    roles          TEXT NOT NULL,              -- "admin,agent"
    enabled        INTEGER NOT NULL DEFAULT 1,
    password_hash  TEXT,                       -- PHC string; NULL: no password sign-in
    generation     INTEGER NOT NULL DEFAULT 0, -- grows when all sessions and tokens must end
    created_at     INTEGER NOT NULL,
    modified_at    INTEGER NOT NULL,
    last_seen_at   INTEGER
);

CREATE TABLE session (
    hash        BLOB PRIMARY KEY,              -- SHA-256 of the cookie
    user_id     TEXT NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
    csrf_token  TEXT,                          -- NULL until a page asks for it
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
);
CREATE INDEX session_user ON session (user_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE api_key (
    key          TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL UNIQUE REFERENCES user_account (id) ON DELETE CASCADE,
    secret_hash  BLOB NOT NULL,                -- SHA-256; the secret is random, so no slow hash is needed
    created_at   INTEGER NOT NULL
);

-- Everything the vault seals is kept here, so that a change of key can re-encrypt all of it.
CREATE TABLE secret (
    name     TEXT PRIMARY KEY,
    sealed   BLOB NOT NULL,
    made_at  INTEGER NOT NULL
);

CREATE TABLE site_setting (
    id                INTEGER PRIMARY KEY CHECK (id = 1),
    region            TEXT,
    locale            TEXT,
    default_provider  TEXT,
    dispositions      TEXT NOT NULL,           -- JSON array
    record_url        TEXT,
    modified_at       INTEGER NOT NULL,
    modified_by       TEXT,
    version           INTEGER NOT NULL
);
INSERT INTO site_setting (id, dispositions, modified_at, version)
VALUES (1, '["Interested","Call back","Not interested","Wrong number","Left a message"]', 0, 1);

CREATE TABLE embed_origin (
    origin    TEXT PRIMARY KEY,
    position  INTEGER NOT NULL
);

CREATE TABLE provider_access (
    provider  TEXT PRIMARY KEY,
    everyone  INTEGER NOT NULL,
    roles     TEXT NOT NULL,                   -- JSON array
    users     TEXT NOT NULL                    -- JSON array
);

CREATE TABLE audit (
    id       INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    user_id  TEXT,
    action   TEXT NOT NULL,
    target   TEXT,
    detail   TEXT
);

CREATE TABLE idempotency (
    user_id      TEXT NOT NULL,
    scope        TEXT NOT NULL,                -- which operation
    key          TEXT NOT NULL,                -- the Idempotency-Key header
    fingerprint  BLOB NOT NULL,                -- SHA-256 of the request's body
    result       TEXT,                         -- names what it made; NULL while under way
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (user_id, scope, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

-- The outbox of live updates: one row per user told. AUTOINCREMENT: a number is never used twice, also after pruning.
CREATE TABLE live_event (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id  TEXT NOT NULL,
    name     TEXT NOT NULL,
    data     TEXT NOT NULL,
    at       INTEGER NOT NULL
);
CREATE INDEX live_event_user ON live_event (user_id, seq);
CREATE INDEX live_event_age ON live_event (at);
