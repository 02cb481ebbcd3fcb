import type { Migration } from './migration.ts'

/**
 * What the record types that came with this version amount to. All of it are projections, derived anew from the log once
 * the tables are there.
 */
const COLUMNS = `
  ALTER TABLE agreement ADD COLUMN kind TEXT NOT NULL DEFAULT '';
  ALTER TABLE agreement ADD COLUMN owner TEXT NOT NULL DEFAULT '';
  ALTER TABLE agreement ADD COLUMN value_amount TEXT;
  ALTER TABLE agreement ADD COLUMN value_currency TEXT;
  ALTER TABLE agreement ADD COLUMN effective_on TEXT;
  ALTER TABLE agreement ADD COLUMN expires_on TEXT;
  ALTER TABLE agreement ADD COLUMN due_on TEXT;
  ALTER TABLE agreement ADD COLUMN opened_at TEXT NOT NULL DEFAULT '';
  ALTER TABLE agreement ADD COLUMN outcome TEXT;
  ALTER TABLE agreement ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE agreement ADD COLUMN forked INTEGER NOT NULL DEFAULT 0;
`

const TABLES = `
  CREATE TABLE field_history (
    agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    hash TEXT NOT NULL,
    overruled INTEGER NOT NULL,
    PRIMARY KEY (agreement, place)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE agreement_tag (
    agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (agreement, tag)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX agreement_by_tag ON agreement_tag (tag);

  CREATE TABLE note (
    agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    edited_at TEXT,
    round TEXT,
    anchor TEXT,
    PRIMARY KEY (agreement, place)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE hold (
    agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    lifted_reason TEXT,
    lifted_author TEXT,
    lifted_at TEXT,
    PRIMARY KEY (agreement, place)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE decision (
    agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    round TEXT NOT NULL,
    outcome TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    party TEXT NOT NULL,
    date TEXT,
    text TEXT NOT NULL,
    replaced TEXT,
    clause_label TEXT NOT NULL,
    clause_title TEXT NOT NULL,
    clause_para TEXT,
    PRIMARY KEY (agreement, place)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE purged_blob (
    agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    PRIMARY KEY (agreement, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE profile (
    device TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    email TEXT NOT NULL,
    organisation TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
`

/** A document goes only after a record says that it was purged. */
const PURGING = `
  CREATE INDEX purged_by_hash ON purged_blob (hash);
  DROP TRIGGER blob_never_deleted;
  CREATE TRIGGER blob_never_deleted BEFORE DELETE ON blob
  WHEN NOT EXISTS (SELECT 1 FROM purged_blob WHERE purged_blob.hash = OLD.hash)
  BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END;
`

export const records: Migration = {
  version: 30,
  rebuilds: true,
  up(database) {
    database.exec(COLUMNS)
    database.exec(TABLES)
    database.exec(PURGING)
  },
}
