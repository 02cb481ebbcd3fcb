import type { Migration } from './migration.ts'

/**
 * Internal comments. `comment` is a projection of the records, as `agreement` and `round` are. `comment_place` is local
 * state of this copy: where a comment stands in the draft at a version of it, or, once the draft is sealed, what it is
 * found by in the next round.
 */
const COMMENTS = `
  CREATE TABLE comment (
    agreement TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    thread TEXT,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    initials TEXT NOT NULL,
    at TEXT NOT NULL,
    edited_at TEXT,
    resolved INTEGER NOT NULL,
    anchor TEXT,
    PRIMARY KEY (agreement, place),
    UNIQUE (agreement, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE comment_place (
    agreement TEXT NOT NULL,
    comment TEXT NOT NULL,
    version INTEGER,
    from_pos INTEGER,
    to_pos INTEGER,
    anchor TEXT,
    PRIMARY KEY (agreement, comment)
  ) STRICT, WITHOUT ROWID;
`

export const comments: Migration = {
  version: 20,
  up(database) {
    database.exec(COMMENTS)
  },
}
