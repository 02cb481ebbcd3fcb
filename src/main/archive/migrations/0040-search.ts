import type { Migration } from './migration.ts'

/**
 * What search reads: projections, derived from the sealed documents and the records. Clause texts stand once, compressed,
 * a later wording of a clause by what is new in it beside its `base`;
 * a version is a wording in an agreement under a heading, a place where it stands in a round. The numbers by which these
 * rows know each other are given in the order things came in, so that the newest stand last; nothing outside of them
 * refers to any.
 *
 * `clause_words` and `entry_words` index words, `clause_like` what MinHash makes of a text (core/search/likeness.ts). They
 * keep no content of their own, and are given words that are folded already: the ascii tokeniser only parts them.
 */
const SEARCH = `
  CREATE TABLE search_agreement (
    no INTEGER PRIMARY KEY,
    agreement TEXT NOT NULL UNIQUE,
    settled TEXT NOT NULL
  ) STRICT;

  CREATE TABLE search_round (
    no INTEGER PRIMARY KEY,
    agreement INTEGER NOT NULL,
    round TEXT NOT NULL,
    document TEXT NOT NULL,
    at TEXT NOT NULL,
    reader INTEGER NOT NULL,
    first_version INTEGER NOT NULL,
    last_version INTEGER NOT NULL,
    UNIQUE (agreement, round)
  ) STRICT;
  CREATE INDEX search_round_by_time ON search_round (at, first_version, last_version);

  CREATE TABLE clause_text (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    base INTEGER,
    packed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX clause_text_by_base ON clause_text (base) WHERE base IS NOT NULL;

  CREATE TABLE clause_heading (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE clause_version (
    id INTEGER PRIMARY KEY,
    text INTEGER NOT NULL,
    agreement INTEGER NOT NULL,
    heading INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    written_by INTEGER NOT NULL,
    standing INTEGER NOT NULL,
    UNIQUE (text, agreement, heading)
  ) STRICT;

  CREATE TABLE clause_place (
    round INTEGER NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (round, place)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE clause_word (
    word TEXT PRIMARY KEY NOT NULL,
    clauses INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE VIRTUAL TABLE clause_words USING fts5 (
    heading, words, agreement, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  CREATE VIRTUAL TABLE clause_like USING fts5 (
    bands, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none
  );

  CREATE TABLE search_entry (
    id INTEGER PRIMARY KEY,
    agreement INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    round TEXT,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    side TEXT,
    outcome TEXT,
    UNIQUE (agreement, kind, item)
  ) STRICT;
  CREATE VIRTUAL TABLE entry_words USING fts5 (
    words, agreement, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
`

export const search: Migration = {
  version: 40,
  rebuilds: true,
  up(database) {
    database.exec(SEARCH)
  },
}
