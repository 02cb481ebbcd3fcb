import { expect, test } from 'vitest'
import { createDeviceKey, signerFrom } from '../../../src/main/archive/device-key.ts'
import { canonicalJson } from '../../../src/core/agreement/canonical-json.ts'
import { recordHash, recordsOf } from '../../../src/main/archive/records.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { append, behindItsBack, newArchive, opening, renaming } from './support.ts'

/** seq: 1 archive.created, 2 msa opened, 3 nda opened, 4 and 5 msa renamed, 6 nda renamed. */
function history() {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  append(archive.write, opening('nda'))
  append(archive.write, renaming('msa', 'Supply'))
  append(archive.write, renaming('msa', 'Purchase'))
  append(archive.write, renaming('nda', 'Secrets'))
  return archive
}

function tampered(sql: string, ...values: unknown[]) {
  const archive = history()
  behindItsBack(archive.path, (database) => {
    for (const trigger of ['updated', 'deleted']) database.exec(`DROP TRIGGER record_never_${trigger}`)
    database.prepare(sql).run(...values)
  })
  return verifyRecords(archive.read)
}

test('a history that nobody touched is clean', () => {
  expect(verifyRecords(history().read)).toEqual({ records: 6, bad: [], missing: 0 })
})

test.each([
  ['payload', `'{"fields":{"title":"Gift"}}'`, 'hash'],
  ['payload', `'{"fields": {"title":"Supply"}}'`, 'form'],
  ['payload', `'{'`, 'form'],
  ['parents', `'[]'`, 'hash'],
  ['time', `'2001-01-01T00:00:00.000Z-0000-00000000'`, 'hash'],
  ['type', `'agreement.opened'`, 'hash'],
  ['device', `'${'0'.repeat(64)}'`, 'hash'],
  ['signature', 'zeroblob(64)', 'signature'],
  ['signature', `x''`, 'signature'],
])('an altered %s (%s) is found: %s', (column, value, fault) => {
  const { bad } = tampered(`UPDATE record SET ${column} = ${value} WHERE seq = 4`)
  expect(bad).toMatchObject([{ agreement: 'msa', seq: 4, fault }])
})

test('the first bad record of each chain is named', () => {
  const { bad } = tampered(`UPDATE record SET signature = zeroblob(64) WHERE seq > 3`)
  expect(bad.map(({ agreement, seq }) => [agreement, seq])).toEqual([
    ['msa', 4],
    ['nda', 6],
  ])
})

test('a record moved to another agreement is found', () => {
  expect(tampered("UPDATE record SET agreement = 'nda' WHERE seq = 4").bad.length).toBeGreaterThan(0)
})

test('a record taken out of the middle is missed by the one that followed it, and by the numbering', () => {
  const result = tampered('DELETE FROM record WHERE seq = 4')
  expect(result).toMatchObject({ records: 5, missing: 1, bad: [{ agreement: 'msa', seq: 5, fault: 'parent' }] })
})

test('a record that somebody else rewrote whole, with a key of their own, breaks the chain', () => {
  const archive = history()
  const forger = signerFrom(createDeviceKey())
  const original = recordsOf(archive.read, 'msa')[1]
  const content = { ...original!, device: forger.publicKey, payload: { fields: { title: 'Gift' } } }
  const hash = recordHash(content)
  behindItsBack(archive.path, (database) => {
    database.exec('DROP TRIGGER record_never_updated')
    database
      .prepare('UPDATE record SET hash = ?, device = ?, payload = ?, signature = ? WHERE seq = 4')
      .run(hash, forger.publicKey, canonicalJson(content.payload), forger.sign(Buffer.from(hash, 'hex')))
  })
  expect(verifyRecords(archive.read).bad).toMatchObject([{ agreement: 'msa', seq: 5, fault: 'parent' }])
})

test('a record that claims to be older than the one it follows is found', () => {
  const archive = newArchive()
  const key = signerFrom(createDeviceKey())
  const first = append(archive.write, opening('msa'))
  const content = {
    ...first,
    parents: [first.hash],
    time: '2001-01-01T00:00:00.000Z-0000-00000000',
    device: key.publicKey,
  }
  const hash = recordHash(content)
  behindItsBack(archive.path, (database) =>
    database
      .prepare(
        `INSERT INTO record (hash, type, agreement, parents, device, time, payload, signature)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        hash,
        content.type,
        content.agreement,
        canonicalJson(content.parents),
        content.device,
        content.time,
        canonicalJson(content.payload),
        key.sign(Buffer.from(hash, 'hex')),
      ),
  )
  expect(verifyRecords(archive.read).bad).toMatchObject([{ seq: 3, fault: 'time' }])
})
