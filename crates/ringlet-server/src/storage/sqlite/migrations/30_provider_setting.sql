-- Settings of every provider in one table, and what each provider knows an agent by. Secrets are in `secret`.

CREATE TABLE provider_setting (
    provider     TEXT PRIMARY KEY,
    enabled      INTEGER NOT NULL,
    fields       TEXT NOT NULL,                     -- JSON object of texts, by field of the settings document
    modified_at  INTEGER NOT NULL,
    modified_by  TEXT NOT NULL
);
INSERT INTO provider_setting (provider, enabled, fields, modified_at, modified_by)
    SELECT provider, enabled,
           json_object('api_endpoint', api_endpoint, 'account_id', account_id, 'phone_number', phone_number),
           modified_at, modified_by
    FROM tata_tele_setting;
DROP TABLE tata_tele_setting;

CREATE TABLE agent_line (
    agent     TEXT NOT NULL REFERENCES telephony_agent (name) ON DELETE CASCADE,
    provider  TEXT NOT NULL,
    number    TEXT NOT NULL,                        -- a phone, an extension or an id
    PRIMARY KEY (agent, provider)
);
INSERT INTO agent_line (agent, provider, number)
    SELECT name, 'exotel', exotel_number FROM telephony_agent WHERE exotel_number <> ''
    UNION ALL SELECT name, 'twilio', twilio_number FROM telephony_agent WHERE twilio_number <> ''
    UNION ALL SELECT name, 'tata_tele', tata_tele_agent_number FROM telephony_agent WHERE tata_tele_agent_number <> ''
    UNION ALL SELECT name, 'demo', demo_agent_number FROM telephony_agent WHERE demo_agent_number <> '';
ALTER TABLE telephony_agent DROP COLUMN exotel_number;
ALTER TABLE telephony_agent DROP COLUMN twilio_number;
ALTER TABLE telephony_agent DROP COLUMN tata_tele_agent_number;
ALTER TABLE telephony_agent DROP COLUMN demo_agent_number;
