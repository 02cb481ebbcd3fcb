import { first } from './0010-first.ts'
import { comments } from './0020-comments.ts'
import { records } from './0030-records.ts'
import { search } from './0040-search.ts'
import { draftSums } from './0050-draft-sums.ts'
import type { Migration } from './migration.ts'

/** Every migration there is, ascending: the order is written down, not found by listing a folder. */
export const migrations: readonly Migration[] = [first, comments, records, search, draftSums]

/** The first version that was ever shipped, and the one this app writes. */
export const OLDEST_VERSION = first.version
export const SCHEMA_VERSION = migrations.at(-1)?.version ?? OLDEST_VERSION
