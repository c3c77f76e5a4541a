-- Records of the CRM. Columns are named as the fields of the DocType; times are milliseconds since 1970 UTC.

CREATE TABLE contact (
    name          TEXT PRIMARY KEY,
    owner         TEXT NOT NULL,
    creation      INTEGER NOT NULL,
    modified      INTEGER NOT NULL,
    modified_by   TEXT NOT NULL,
    docstatus     INTEGER NOT NULL DEFAULT 0,
    idx           INTEGER NOT NULL DEFAULT 0,
    salutation    TEXT,
    first_name    TEXT,
    middle_name   TEXT,
    last_name     TEXT,
    full_name     TEXT,
    company_name  TEXT,
    designation   TEXT,
    email_id      TEXT,
    mobile_no     TEXT,
    phone         TEXT,
    image         TEXT
);
CREATE INDEX contact_modified ON contact (modified, name);

CREATE TABLE contact_phone (
    name                  TEXT PRIMARY KEY,
    parent                TEXT NOT NULL REFERENCES contact (name) ON DELETE CASCADE,
    idx                   INTEGER NOT NULL,
    phone                 TEXT,
    is_primary_phone      INTEGER,
    is_primary_mobile_no  INTEGER
);
CREATE INDEX contact_phone_parent ON contact_phone (parent, idx);

CREATE TABLE lead (
    name          TEXT PRIMARY KEY,
    owner         TEXT NOT NULL,
    creation      INTEGER NOT NULL,
    modified      INTEGER NOT NULL,
    modified_by   TEXT NOT NULL,
    docstatus     INTEGER NOT NULL DEFAULT 0,
    idx           INTEGER NOT NULL DEFAULT 0,
    salutation    TEXT,
    first_name    TEXT,
    middle_name   TEXT,
    last_name     TEXT,
    lead_name     TEXT,
    organization  TEXT,
    job_title     TEXT,
    email         TEXT,
    mobile_no     TEXT,
    phone         TEXT,
    website       TEXT,
    status        TEXT,
    source        TEXT,
    lead_owner    TEXT,
    converted     INTEGER,
    image         TEXT
);
CREATE INDEX lead_modified ON lead (modified, name);

CREATE TABLE deal (
    name          TEXT PRIMARY KEY,
    owner         TEXT NOT NULL,
    creation      INTEGER NOT NULL,
    modified      INTEGER NOT NULL,
    modified_by   TEXT NOT NULL,
    docstatus     INTEGER NOT NULL DEFAULT 0,
    idx           INTEGER NOT NULL DEFAULT 0,
    organization  TEXT,
    status        TEXT,
    deal_owner    TEXT,
    deal_value    REAL,
    probability   REAL,
    next_step     TEXT,
    lead          TEXT,
    contact       TEXT,
    lead_name     TEXT,
    first_name    TEXT,
    last_name     TEXT,
    email         TEXT,
    mobile_no     TEXT,
    phone         TEXT,
    source        TEXT
);
CREATE INDEX deal_modified ON deal (modified, name);
CREATE INDEX deal_by_contact ON deal (contact);

CREATE TABLE deal_contact (
    name        TEXT PRIMARY KEY,
    parent      TEXT NOT NULL REFERENCES deal (name) ON DELETE CASCADE,
    idx         INTEGER NOT NULL,
    contact     TEXT,
    is_primary  INTEGER
);
CREATE INDEX deal_contact_parent ON deal_contact (parent, idx);
CREATE INDEX deal_contact_contact ON deal_contact (contact);

CREATE TABLE note (
    name               TEXT PRIMARY KEY,
    owner              TEXT NOT NULL,
    creation           INTEGER NOT NULL,
    modified           INTEGER NOT NULL,
    modified_by        TEXT NOT NULL,
    docstatus          INTEGER NOT NULL DEFAULT 0,
    idx                INTEGER NOT NULL DEFAULT 0,
    title              TEXT,
    content            TEXT,                -- sanitised HTML
    reference_doctype  TEXT,
    reference_docname  TEXT
);
CREATE INDEX note_modified ON note (modified, name);
CREATE INDEX note_reference ON note (reference_docname, reference_doctype, modified);

CREATE TABLE task (
    name               INTEGER PRIMARY KEY, -- counts up
    owner              TEXT NOT NULL,
    creation           INTEGER NOT NULL,
    modified           INTEGER NOT NULL,
    modified_by        TEXT NOT NULL,
    docstatus          INTEGER NOT NULL DEFAULT 0,
    idx                INTEGER NOT NULL DEFAULT 0,
    title              TEXT,
    description        TEXT,                -- sanitised HTML
    status             TEXT,
    priority           TEXT,
    start_date         TEXT,                -- YYYY-MM-DD
    due_date           INTEGER,
    assigned_to        TEXT,
    reference_doctype  TEXT,
    reference_docname  TEXT
);
CREATE INDEX task_modified ON task (modified, name);
CREATE INDEX task_reference ON task (reference_docname, reference_doctype, modified);
CREATE INDEX task_assigned ON task (assigned_to, due_date);

CREATE TABLE telephony_agent (
    name                    TEXT PRIMARY KEY, -- the user
    owner                   TEXT NOT NULL,
    creation                INTEGER NOT NULL,
    modified                INTEGER NOT NULL,
    modified_by             TEXT NOT NULL,
    docstatus               INTEGER NOT NULL DEFAULT 0,
    idx                     INTEGER NOT NULL DEFAULT 0,
    "user"                  TEXT NOT NULL,
    mobile_no               TEXT,
    exotel_number           TEXT,
    twilio_number           TEXT,
    tata_tele_agent_number  TEXT,
    demo_agent_number       TEXT,
    default_medium          TEXT,
    call_receiving_device   TEXT
);

CREATE TABLE telephony_phone (
    name        TEXT PRIMARY KEY,
    parent      TEXT NOT NULL REFERENCES telephony_agent (name) ON DELETE CASCADE,
    idx         INTEGER NOT NULL,
    number      TEXT,
    is_primary  INTEGER
);
CREATE INDEX telephony_phone_parent ON telephony_phone (parent, idx);

-- Every number of every record, for look-up. A key is E.164, or `=` and the dialled signs when the number is none.
CREATE TABLE record_number (
    number_key  TEXT NOT NULL,
    doctype     TEXT NOT NULL,
    name        TEXT NOT NULL,
    raw         TEXT NOT NULL,
    is_primary  INTEGER NOT NULL,
    PRIMARY KEY (number_key, doctype, name)
);
CREATE INDEX record_number_record ON record_number (doctype, name);

-- Numbers we are called on, by the setting that says so; an agent's own are in record_number.
CREATE TABLE own_number (
    source      TEXT NOT NULL,              -- e.g. a provider's id
    raw         TEXT NOT NULL,
    number_key  TEXT NOT NULL,
    PRIMARY KEY (source, raw)
);
CREATE INDEX own_number_key ON own_number (number_key);

-- The last number given by a naming series such as CRM-LEAD-2026-.
CREATE TABLE series (
    prefix  TEXT PRIMARY KEY,
    last    INTEGER NOT NULL
);
