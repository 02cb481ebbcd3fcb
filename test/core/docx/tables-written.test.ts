import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { afterAll, describe, expect, test } from 'vitest'
import { flatten, grouped } from '../../../src/core/document/groups.ts'
import { firstFreeId, type Tracker } from '../../../src/core/revision/track.ts'
import { decide, type Decision } from '../../../src/core/revision/decide.ts'
import { checkDocument } from '../../../src/main/app/check.ts'
import { bodyDoc, editedBody, saveDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { DECISIONS, normalised, opened, Scratch } from '../../support/laws-files.ts'
import { hasLibreOffice, LibreOffice, NO_LIBREOFFICE } from '../../support/libreoffice.ts'
import { hasPandoc, NO_PANDOC, Pandoc } from '../../support/pandoc.ts'
import { tableCommand, tableSession } from '../../support/table-session.ts'

/*
 * Tables of real files through random table commands: written and read again they are the same, the linter finds nothing
 * new, and readers that know nothing of ours find the words that deciding leaves.
 */

const FILES = [
  'contracts/bonterms-mutual-nda.docx',
  'contracts/cp-data-processing-agreement.docx',
  'contracts/oa-restrictive-covenant-colorado.docx',
  'tracked/RP034-Deleted-Cells.docx',
  'tracked/RP036-Vert-Merged-Cells.docx',
  'tracked/eigenpal-editor-demo.docx',
] as const

const ME = 'Table Editor'

function tracker(doc: Node): Tracker {
  let next = firstFreeId(doc)
  return { author: ME, date: '2026-01-02T03:04:05Z', newId: () => `c${next++}` }
}

function edited(document: OpenDocument, commands: Parameters<typeof tableSession>[1]): Node {
  const start = grouped(bodyDoc(document))
  return flatten(tableSession(start, commands, tracker(start)))
}

/** All that a document says, but for ordinals and numbers that writing gives anew. */
function content(doc: Node): string {
  return JSON.stringify(doc.toJSON(), (key, value: unknown) => {
    if (['src', 'id', 'key', 'paraId', 'utc'].includes(key)) return undefined
    if (key === 'tblGridChange' && typeof value === 'string') return value.replace(/w:id="[^"]*"/, '')
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isRecord ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value
  })
}

function faults(bytes: Uint8Array): Map<string, number> {
  const findings = checkDocument(bytes)
  if (!findings.ok) throw new Error(findings.error.message)
  const counts = new Map<string, number>()
  // What a deleted row holds may be kept whole, as equations and controls are: such text carries no mark of ours.
  for (const { rule } of findings.value.filter((f) => f.rule !== 'row-mark-without-runs'))
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}

describe.runIf(hasCorpus)('real tables through random commands', () => {
  for (const file of FILES) {
    test(`${file} is written and read without loss or fault`, () => {
      const bytes = corpusBytes(file)
      const document = opened(bytes)
      const known = faults(bytes)
      fc.assert(
        fc.property(fc.array(tableCommand, { minLength: 1, maxLength: 6 }), (commands) => {
          const doc = edited(document, commands)
          const written = saveDocument(document, [editedBody(document, doc)])
          expect(content(bodyDoc(opened(written)))).toBe(content(doc))
          for (const [rule, count] of faults(written)) expect(count, rule).toBeLessThanOrEqual(known.get(rule) ?? 0)
        }),
        { numRuns: Number(process.env['TRACK_RUNS'] ?? 5), seed: 20261122 },
      )
    })
  }
})

/** A redline of rows and columns that come and go, and what we make of deciding it. */
function redline(file: string): { redline: Uint8Array; decided: (decision: Decision) => Uint8Array } {
  const document = opened(corpusBytes(file))
  const clean = decide(bodyDoc(document), 'accept')
  const names = ['below', 'rows', 'right', 'columns', 'nest'] as const
  const commands = names.map((name, i) => ({ name, at: 150 + i * 170, length: 0 }))
  const doc = flatten(tableSession(grouped(clean), commands, tracker(clean)))
  const write = (made: Node): Uint8Array => saveDocument(document, [editedBody(document, made)])
  return { redline: write(doc), decided: (decision) => write(decide(doc, decision)) }
}

const scratch = new Scratch()
afterAll(() => scratch.remove())

describe.runIf(hasCorpus && hasPandoc)('read by pandoc', () => {
  const pandoc = new Pandoc()
  afterAll(() => pandoc.stop())
  for (const file of FILES) {
    test(`${file} says the same accepted and rejected`, async () => {
      const made = redline(file)
      const path = scratch.file(made.redline)
      for (const decision of DECISIONS) {
        const theirs = await pandoc.body(path, decision)
        const ours = await pandoc.body(scratch.file(made.decided(decision)), 'accept')
        if (!('ok' in theirs) || !('ok' in ours)) throw new Error(JSON.stringify([ours, theirs]))
        expect(normalised(theirs.ok)).toEqual(normalised(ours.ok))
      }
    })
  }
})

/** LibreOffice marks an empty cell of a row or column that comes or goes by a joiner, and leaves it there. */
const lines = (text: string): string[] => normalised(text.replaceAll('\u200d', '').split('\n'))

describe.runIf(hasCorpus && hasLibreOffice)('read by LibreOffice', () => {
  const office = new LibreOffice()
  afterAll(() => office.stop())
  for (const file of FILES.slice(0, 3)) {
    test(`${file} says the same accepted and rejected`, async () => {
      const made = redline(file)
      const path = scratch.file(made.redline)
      for (const decision of DECISIONS) {
        const theirs = await office.decided(path, decision)
        const ours = await office.decided(scratch.file(made.decided(decision)), 'accept')
        if (!('ok' in theirs) || !('ok' in ours)) throw new Error(JSON.stringify([ours, theirs]))
        expect(lines(theirs.ok.text)).toEqual(lines(ours.ok.text))
      }
    }, 120_000)
  }
})

if (!hasCorpus) test.skip(`tables of real files (${NO_CORPUS})`, () => {})
if (!hasPandoc) test.skip(`tables as pandoc reads them (${NO_PANDOC})`, () => {})
if (!hasLibreOffice) test.skip(`tables as LibreOffice reads them (${NO_LIBREOFFICE})`, () => {})
