-- Counts of leaders by the site's day, kept in the transaction of each change of a call.

CREATE TABLE call_day (
    day           INTEGER NOT NULL,                 -- days since 1970-01-01, by the site's clock
    agent         TEXT NOT NULL,                    -- in whose log; '': nobody's
    source        TEXT NOT NULL,
    disposition   TEXT NOT NULL,                    -- '': none
    direction     TEXT NOT NULL,
    outcome       TEXT NOT NULL,                    -- 'up' while it isn't over; '': nobody said
    calls         INTEGER NOT NULL,
    talk_seconds  INTEGER NOT NULL,
    -- Of the calls, those begun in each hour of the day.
    h0 INTEGER NOT NULL DEFAULT 0, h1 INTEGER NOT NULL DEFAULT 0, h2 INTEGER NOT NULL DEFAULT 0, h3 INTEGER NOT NULL DEFAULT 0,
    h4 INTEGER NOT NULL DEFAULT 0, h5 INTEGER NOT NULL DEFAULT 0, h6 INTEGER NOT NULL DEFAULT 0, h7 INTEGER NOT NULL DEFAULT 0,
    h8 INTEGER NOT NULL DEFAULT 0, h9 INTEGER NOT NULL DEFAULT 0, h10 INTEGER NOT NULL DEFAULT 0, h11 INTEGER NOT NULL DEFAULT 0,
    h12 INTEGER NOT NULL DEFAULT 0, h13 INTEGER NOT NULL DEFAULT 0, h14 INTEGER NOT NULL DEFAULT 0, h15 INTEGER NOT NULL DEFAULT 0,
    h16 INTEGER NOT NULL DEFAULT 0, h17 INTEGER NOT NULL DEFAULT 0, h18 INTEGER NOT NULL DEFAULT 0, h19 INTEGER NOT NULL DEFAULT 0,
    h20 INTEGER NOT NULL DEFAULT 0, h21 INTEGER NOT NULL DEFAULT 0, h22 INTEGER NOT NULL DEFAULT 0, h23 INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, agent, source, disposition, direction, outcome)
) WITHOUT ROWID;

-- Numbers whose newest call was missed, and that call.
CREATE TABLE call_back (
    number   TEXT PRIMARY KEY,                      -- E.164
    call_id  TEXT NOT NULL,
    at       INTEGER NOT NULL                       -- the call's started_at
);
CREATE UNIQUE INDEX call_back_call ON call_back (call_id);
CREATE INDEX call_back_time ON call_back (at);

-- By which clock the days above are counted; another one, or none: they are counted anew.
CREATE TABLE call_day_clock (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    zone  TEXT NOT NULL
);
