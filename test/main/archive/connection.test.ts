import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { connectInMemory } from '../../../src/main/archive/connection.ts'
import { append, newArchive, opening } from './support.ts'

test('an archive in a folder that may not be written to is read without touching that folder', () => {
  const { path, write, close } = newArchive()
  append(write, opening('msa'))
  close()
  const database = connectInMemory(path)
  expect(database.prepare('SELECT id FROM agreement').all()).toEqual([{ id: 'msa' }])
  expect(readdirSync(dirname(path))).toEqual(['contracts.counterpart'])
  expect(() => database.exec('DELETE FROM agreement')).toThrow()
  database.close()
})
