-- What the site's time limit has removed so far.

ALTER TABLE site_setting ADD COLUMN forgotten_calls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE site_setting ADD COLUMN forgotten_at INTEGER;  -- the last of them
