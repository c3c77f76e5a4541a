-- Sources of the log that aren't telephony lines: versions of what they say, how they do, and records still to be fetched.

-- The version of the newest report, where a source counts versions; NULL: it doesn't.
ALTER TABLE call ADD COLUMN version INTEGER;

CREATE TABLE source_status (
    source           TEXT PRIMARY KEY,
    last_success_at  INTEGER,
    detail           TEXT,                          -- what it did then, for a person
    last_failure_at  INTEGER,
    failure          TEXT,                          -- why, for a person; NULL: it went well since
    next_run_at      INTEGER                        -- NULL: when somebody asks
);

-- Records that a source spoke of and that are still to be fetched there.
CREATE TABLE source_notice (
    source      TEXT NOT NULL,
    record      TEXT NOT NULL,                      -- the source's own id
    noticed_at  INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,                   -- not to be fetched before
    attempts    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (source, record)
);
CREATE INDEX source_notice_due ON source_notice (source, due_at);
