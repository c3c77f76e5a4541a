-- When the office takes calls: a JSON list of {day, from, to}; empty: always.
ALTER TABLE site_setting ADD COLUMN opening_hours TEXT NOT NULL DEFAULT '[]';
