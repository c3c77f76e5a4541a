-- What the server notes about a provider for itself: a subscription made there, how far its history was read. No secrets.

CREATE TABLE provider_note (
    provider  TEXT NOT NULL,
    name      TEXT NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (provider, name)
);

CREATE INDEX agent_line_number ON agent_line (provider, number);
