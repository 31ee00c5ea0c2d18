/**
 * One row per job, and the reports that the server has not acknowledged yet. Each step takes the file to the next of
 * SQLite's user_versions; a later layout adds its own.
 */
const first = `
CREATE TABLE jobs (
  uuid TEXT PRIMARY KEY,
  attempt INTEGER NOT NULL,
  accepted INTEGER NOT NULL DEFAULT 0,
  printer_uri TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  state TEXT NOT NULL,
  spool_id TEXT,
  first_byte_at TEXT,
  printer_up_time INTEGER,
  proof TEXT,
  reason TEXT,
  received_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX ix_jobs_printer_state ON jobs (printer_uri, state, received_at);
CREATE TABLE reports (
  uuid TEXT NOT NULL REFERENCES jobs (uuid) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  status TEXT NOT NULL,
  proof TEXT,
  reason TEXT,
  at TEXT NOT NULL,
  acknowledged INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (uuid, seq)
) STRICT;
CREATE INDEX ix_reports_open ON reports (acknowledged, at);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** Which driver a job was begun with: until then a worker had one for folders and one for everything else. */
const withDriver = `
ALTER TABLE jobs ADD COLUMN driver TEXT;
UPDATE jobs SET driver = CASE WHEN printer_uri LIKE 'folder:%' THEN 'folder' ELSE 'ipp' END WHERE state <> 'RECEIVED';
`;

/** How a job is to come out. */
const withOptions = `
ALTER TABLE jobs ADD COLUMN options TEXT;
`;

export const journalSteps: readonly string[] = [first, withDriver, withOptions];
