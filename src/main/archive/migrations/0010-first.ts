import type { Migration } from './migration.ts'

/**
 * Three kinds of table. History: `record` and `blob`, which only ever grow. Projections: `agreement` and `round`, derived
 * from the records and emptied when rebuilt, so nothing outside them refers to them. Local state of this copy: drafts, the
 * count of open revisions, the writer.
 */
const HISTORY = `
  CREATE TABLE record (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    agreement TEXT,
    parents TEXT NOT NULL,
    device TEXT NOT NULL,
    time TEXT NOT NULL,
    payload TEXT NOT NULL,
    signature BLOB NOT NULL
  ) STRICT;
  CREATE INDEX record_by_agreement ON record (agreement, seq);
  CREATE INDEX record_by_time ON record (time);

  CREATE TABLE blob (
    hash TEXT PRIMARY KEY NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
`

/** An INSERT OR REPLACE deletes without firing delete triggers, so replacing is refused by a trigger of its own. */
function appendOnly(table: 'record' | 'blob', same: string): string {
  return `
    CREATE TRIGGER ${table}_never_updated BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
    CREATE TRIGGER ${table}_never_deleted BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
    CREATE TRIGGER ${table}_never_replaced BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same})
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
  `
}

const PROJECTIONS = `
  CREATE TABLE agreement (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    counterparty TEXT NOT NULL,
    paper TEXT NOT NULL,
    status TEXT NOT NULL,
    turn TEXT NOT NULL,
    last_kind TEXT,
    last_side TEXT,
    last_number INTEGER,
    last_activity TEXT NOT NULL
  ) STRICT;

  CREATE TABLE round (
    agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    number INTEGER NOT NULL,
    side TEXT NOT NULL,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    clean TEXT,
    author TEXT NOT NULL,
    sealed_at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    PRIMARY KEY (agreement, place),
    UNIQUE (agreement, id)
  ) STRICT, WITHOUT ROWID;
`

const LOCAL = `
  CREATE TABLE agreement_local (
    agreement TEXT PRIMARY KEY NOT NULL,
    open_revisions INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE draft (
    agreement TEXT PRIMARY KEY NOT NULL,
    base TEXT NOT NULL REFERENCES blob (hash),
    projection_version INTEGER NOT NULL,
    opened_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE draft_checkpoint (
    agreement TEXT NOT NULL REFERENCES draft (agreement) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (agreement, version)
  ) STRICT;

  CREATE TABLE draft_step (
    agreement TEXT NOT NULL REFERENCES draft (agreement) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (agreement, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE writer (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    token TEXT NOT NULL,
    owner TEXT NOT NULL,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    heartbeat TEXT NOT NULL,
    file TEXT NOT NULL
  ) STRICT;
`

export const first: Migration = {
  version: 10,
  up(database) {
    database.exec(HISTORY)
    database.exec(appendOnly('record', 'hash = NEW.hash OR seq = NEW.seq'))
    database.exec(appendOnly('blob', 'hash = NEW.hash'))
    database.exec(PROJECTIONS)
    database.exec(LOCAL)
  },
}
