import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { flatten, grouped } from '../../../src/core/document/groups.ts'
import { checkDocument } from '../../../src/main/app/check.ts'
import { bodyDoc, editedBody, saveDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, corpusFiles, hasCorpus } from '../../support/corpus.ts'
import { blankDocx } from '../../support/laws-blank.ts'
import { opened } from '../../support/laws-files.ts'
import { lawfulDocument } from '../../support/laws-generated.ts'
import { show } from '../../support/show.ts'
import { sessionStep, type SessionStep, Trial } from '../../support/session-trial.ts'

/*
 * What sessions make of a document is written, read back as it was, and has no fault that it did not have before: for
 * generated documents and for real ones. (The laws of each step are those of core/revision/sessions.test.ts.)
 */

const SEED = Number(process.env['SESSION_SEED'] ?? 4)
const runs = (numRuns: number): { numRuns: number; seed: number } => ({
  numRuns: Number(process.env['SESSION_RUNS'] ?? numRuns),
  seed: SEED,
})
const steps = (most: number): fc.Arbitrary<SessionStep[]> => fc.array(sessionStep, { minLength: 1, maxLength: most })

/**
 * All that a document says, but for ordinals and numbers that writing gives anew, and for what writing puts into parts of
 * its own: the text of new footnotes with their numbers, and new lists.
 */
function content(doc: Node): string {
  return JSON.stringify(doc.toJSON(), (key, value: unknown) => {
    if (['src', 'id', 'key', 'paraId', 'utc', 'lists', 'label'].includes(key)) return undefined
    if (key === 'text' && typeof value !== 'string') return undefined
    if (typeof value === 'string') return value.replaceAll(/ w:id="\w+"/g, '')
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isRecord ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value
  })
}

function faults(bytes: Uint8Array): Map<string, number> {
  const findings = checkDocument(bytes)
  if (!findings.ok) throw new Error(findings.error.message)
  const counts = new Map<string, number>()
  for (const { rule, severity } of findings.value) {
    if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  return counts
}

/** Written and read again, the session's document is the same, and the linter finds no more than it did before. */
function expectWritten(document: OpenDocument, known: ReadonlyMap<string, number>, doc: Node): void {
  const flat = flatten(doc)
  const bytes = saveDocument(document, [editedBody(document, flat)])
  const read = bodyDoc(opened(bytes))
  if (content(read) !== content(flat)) {
    expect(show(read)).toBe(show(flat))
    expect(content(read)).toBe(content(flat))
  }
  for (const [rule, count] of faults(bytes)) expect(count, rule).toBeLessThanOrEqual(known.get(rule) ?? 0)
}

test('what a random session makes of a generated document is written and read without loss or fault', () => {
  const blank = opened(blankDocx())
  // Sessions take styles and lists from a context of their own, which the blank file does not have.
  const known = new Map([...faults(blankDocx()), ['numbering-missing', Infinity], ['style-missing', Infinity]])
  fc.assert(
    fc.property(lawfulDocument(blank), steps(12), (doc, steps) => {
      const trial = new Trial(grouped(doc), true)
      trial.run(steps)
      expectWritten(blank, known, trial.session.state.doc)
      trial.undoAll()
    }),
    runs(150),
  )
})

describe.runIf(hasCorpus)('real documents through random sessions', () => {
  for (const file of corpusFiles('contracts', 'tracked')) {
    test(file, () => {
      const bytes = corpusBytes(file)
      const document = opened(bytes)
      const known = faults(bytes)
      fc.assert(
        fc.property(steps(10), (steps) => {
          const trial = new Trial(grouped(bodyDoc(document)), true)
          trial.run(steps)
          expectWritten(document, known, trial.session.state.doc)
          trial.undoAll()
        }),
        { numRuns: Number(process.env['SESSION_RUNS'] ?? 1), seed: SEED },
      )
    })
  }
})
