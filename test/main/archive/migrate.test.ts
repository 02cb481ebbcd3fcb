import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { copiesBefore, migrate, versionOf } from '../../../src/main/archive/migrate.ts'
import { SCHEMA_VERSION, migrations } from '../../../src/main/archive/migrations/index.ts'
import type { Migration } from '../../../src/main/archive/migrations/migration.ts'
import { folder } from './support.ts'

const note: Migration = { version: 20, up: (database) => database.exec('CREATE TABLE note (text TEXT) STRICT') }
const tag: Migration = { version: 30, up: (database) => database.exec("INSERT INTO note VALUES ('from 30')") }
const broken: Migration = {
  version: 40,
  up(database) {
    database.exec("INSERT INTO note VALUES ('from 40')")
    throw new Error('a bug in version 40')
  },
}

function databaseAt(list: readonly Migration[]): { database: SQLite.Database; path: string } {
  const path = join(folder(), 'a.counterpart')
  const database = new SQLite(path)
  onTestFinished(() => void database.close())
  migrate(database, list, undefined)
  return { database, path }
}

const notes = (database: SQLite.Database): unknown[] => database.prepare('SELECT text FROM note').pluck().all()

test('migrations ascend, and the last one is the version that is written', () => {
  const versions = migrations.map(({ version }) => version)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  expect(versions.at(-1)).toBe(SCHEMA_VERSION)
})

test('only what is new runs, in order', () => {
  const { database, path } = databaseAt([note])
  migrate(database, [note, tag], path)
  expect(versionOf(database)).toBe(30)
  expect(notes(database)).toEqual(['from 30'])
})

test('a copy as it was before stands beside the archive', () => {
  const { database, path } = databaseAt([note])
  const backup = migrate(database, [note, tag], path)
  expect(backup).toBe(`${path}.version-20.backup`)
  const copy = new SQLite(backup ?? '')
  expect([versionOf(copy), notes(copy)]).toEqual([20, []])
  copy.close()
})

test('an earlier copy is never replaced', () => {
  const { database, path } = databaseAt([note])
  migrate(database, [note, tag], path)
  database.pragma('user_version = 20')
  expect(migrate(database, [note, tag], path)).toBe(`${path}.version-20-2.backup`)
})

test('of such copies the last two stay, and no other file goes', () => {
  const { database, path } = databaseAt([note])
  const others = [`${path}.version-20.backup.docx`, `${path}.version-x.backup`, `${path}2.version-20.backup`]
  for (const other of others) writeFileSync(other, '')
  const made = [1, 2, 3].map((minute) => {
    database.pragma('user_version = 20')
    const copy = migrate(database, [note, tag], path)!
    utimesSync(copy, minute * 60, minute * 60)
    return copy
  })
  database.pragma('user_version = 20')
  const last = migrate(database, [note, tag], path)!
  expect(copiesBefore(path)).toEqual([last, made[2]])
  expect(others.every((other) => existsSync(other))).toBe(true)
})

test('an archive that is up to date is neither copied nor changed', () => {
  const { database, path } = databaseAt([note])
  expect(migrate(database, [note], path)).toBeUndefined()
  expect(existsSync(`${path}.version-20.backup`)).toBe(false)
})

test('a migration that fails leaves the archive as it was before all of them', () => {
  const { database, path } = databaseAt([note])
  expect(() => migrate(database, [note, tag, broken], path)).toThrow('version 40')
  expect(versionOf(database)).toBe(20)
  expect(notes(database)).toEqual([])
})

test('what is derived is derived anew in the same transaction where a migration asks for it', () => {
  const { database, path } = databaseAt([note])
  const fails = (): never => {
    throw new Error('no disk')
  }
  expect(() => migrate(database, [note, { ...tag, rebuilds: true }], path, fails)).toThrow('no disk')
  expect([versionOf(database), notes(database)]).toEqual([20, []])
  const derive = (): unknown => database.exec("INSERT INTO note VALUES ('derived')")
  migrate(database, [note, { ...tag, rebuilds: true }], path, derive)
  expect([versionOf(database), notes(database)]).toEqual([30, ['from 30', 'derived']])
})
